// SPDX-License-Identifier: GPL-3.0-or-later
// How the window looks and speaks: contrast in both themes, numbers as people write them, German without a gap.
#include "tests/ui/qt_warnings.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace headstart;
using namespace headstart::ui;

class TestLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    /// WCAG 2.1, success criteria 1.4.3 (text, 4.5) and 1.4.11 (what a control is known by, 3).
    void contrasts_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void contrasts()
    {
        QFETCH(bool, isDark);
        const Colours &all = isDark ? darkColours() : lightColours();
        constexpr double kText = 4.5;
        constexpr double kPart = 3;
        for (const QColor &ground : {all.window, all.surface, all.raised, all.hover, all.selection}) {
            check("text", all.text, ground, kText);
            check("secondary", all.secondary, ground, kText);
        }
        for (const QColor &ground : {all.window, all.surface, all.raised}) {
            check("good", all.good, ground, kText);
            check("warning", all.warning, ground, kText);
            check("error", all.error, ground, kText);
            check("accent as text", all.accent, ground, kText);
            check("trains", all.trains, ground, kPart);
        }
        check("on accent", all.onAccent, all.accent, kText);
    }

    void contrastIsThatOfWcag()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(std::fabs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01); // the grey of WCAG's own example
        QCOMPARE(contrast(Qt::white, Qt::black), contrast(Qt::black, Qt::white));
    }

    void noColourButThePalettes()
    {
        Theme theme(*qApp);
        for (const Look look : {Look::Light, Look::Dark}) {
            theme.setLook(look);
            QVERIFY(!qApp->styleSheet().contains(QLatin1Char('%')));
            const auto *palette = look == Look::Dark ? &darkColours() : &lightColours();
            QVERIFY(qApp->styleSheet().contains(palette->accent.name()));
            QCOMPARE(theme.isDark(), look == Look::Dark);
        }
        QCOMPARE(theme.runColour(7), theme.runColour(1));
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *name, const char *locale, const QString &shown, const char *wanted) {
            QTest::newRow(name) << QString::fromLatin1(locale) << shown << QString::fromUtf8(wanted);
        };
        QLocale::setDefault(QLocale(QStringLiteral("en")));
        row("share", "en", percent(0.8734), "87.3 %");
        row("loss", "en", significant(0.31234), "0.312");
        row("small loss", "en", significant(0.0031234), "0.00312");
        row("tiny", "en", significant(1.5e-6), "1.50E-06");
        row("hundreds", "en", significant(312.4), "312");
        row("thousands", "en", significant(115891), "115 891");
        row("none", "en", significant(std::nan("")), "–");
        row("grouped", "en", grouped(1234567), "1 234 567");
        row("negative", "en", grouped(-1234), "-1 234");
        row("millions", "en", shortCount(4652008), "4.7 M");
        row("bytes", "en", bytes(18'800'000), "19 MB");
        row("time", "en", duration(80), "1 min 20 s");
        QLocale::setDefault(QLocale(QStringLiteral("de")));
        row("German share", "de", percent(0.8734), "87,3 %");
        row("German loss", "de", significant(0.31234), "0,312");
        QLocale::setDefault(QLocale::c());
    }

    void numbers()
    {
        QFETCH(QString, shown);
        QFETCH(QString, wanted);
        // Which of the blanks it is, is a matter of taste.
        const auto plain = [](QString text) {
            return text.replace(QRegularExpression(QStringLiteral("[\\x{2009}\\x{00a0}\\x{202f}]")),
                                QStringLiteral(" "));
        };
        QCOMPARE(plain(shown), plain(wanted));
    }

    void iconsAreThere()
    {
        for (const char *name : {"models", "data", "layers", "train", "runs", "predict"}) {
            const QImage plain = icon(name, Qt::red).pixmap(20, 20).toImage();
            QVERIFY2(!plain.isNull(), name);
            QVERIFY(icon(name, Qt::red, Qt::blue).pixmap(20, 20).toImage() != plain); // the mark
        }
        QVERIFY(!programIcon().pixmap(64, 64).isNull());
    }

    /// Each text has a German one, with the same places for what changes and the same number of shortcut letters.
    void germanIsComplete()
    {
        QFile file(QStringLiteral(HEADSTART_SOURCE_DIR "/translations/headstart_de.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        QStringList wrong;
        int count = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                const bool isUnfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
                const QString german = xml.readElementText();
                ++count;
                if (isUnfinished || german.isEmpty() || places(german) != places(source)
                    || context == QLatin1String("headstart::ui") // a class that lupdate has not seen
                    || shortcuts(german) != shortcuts(source))
                    wrong += context + QStringLiteral(": ") + source;
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(count > 1000);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

private:
    static void check(const char *what, const QColor &colour, const QColor &ground, double least)
    {
        const double ratio = contrast(colour, ground);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1: %2 on %3 has %4")
                                                .arg(QString::fromLatin1(what), colour.name(), ground.name())
                                                .arg(ratio)));
    }

    static QStringList places(const QString &text)
    {
        static const QRegularExpression kPlace(QStringLiteral("%[0-9n]"));
        QStringList out;
        auto matches = kPlace.globalMatch(text);
        while (matches.hasNext())
            out += matches.next().captured();
        out.sort();
        out.removeDuplicates();
        return out;
    }

    static qsizetype shortcuts(const QString &text)
    {
        static const QRegularExpression kShortcut(QStringLiteral("&[\\w]"),
                                                  QRegularExpression::UseUnicodePropertiesOption);
        return text.count(kShortcut);
    }
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
