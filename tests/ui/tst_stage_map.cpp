// SPDX-License-Identifier: GPL-3.0-or-later
// The heat map of stages: what a cell says, by mouse and by keys; colours, zoom, tools; files that other programs read.
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/plots/save_plot_button.h"
#include "ui/plots/stage_map.h"
#include "ui/plots/stage_map_tools.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace headstart;
using namespace headstart::ui;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QStringList fourStages()
{
    return {QStringLiteral("stem"), QStringLiteral("layer1.0"), QStringLiteral("layer2.0"), QStringLiteral("head")};
}

/// stem is frozen, layer1.0 until step 20; the head's weights began at 0.
std::vector<runs::StageRow> someRows()
{
    return {{1, "layer2.0", 0.5, 0.001}, {1, "head", 2, kNone},      {10, "layer2.0", 0.25, 0.01},
            {10, "head", 1, kNone},      {20, "layer1.0", 0.125, 0}, {20, "layer2.0", 0.2, 0.02},
            {20, "head", 0.75, kNone},   {30, "layer1.0", 0.1, 0.1}, {30, "layer2.0", 0.1, 0.03},
            {30, "head", 0.5, kNone}};
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

double lightnessOf(const QColor &colour)
{
    return contrast(colour, Qt::black);
}

} // namespace

class TestStageMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("headstart-tests"));
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        test::failOnQtWarnings();
        QSettings().clear();
        m_theme->setLook(Look::Light);
        m_map = std::make_unique<StageMap>(QStringLiteral("Stages"));
        m_map->resize(640, 320);
        m_map->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
        m_canvas = m_map->findChild<QWidget *>(QStringLiteral("canvas"));
        QVERIFY(m_canvas);
    }
    void cleanup() { m_map.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void anEmptyMapSaysSo()
    {
        QTRY_COMPARE(m_map->accessibleDescription(), QStringLiteral("No values yet"));
        QTest::keyClick(m_map.get(), Qt::Key_Right); // nothing to go to
        QCOMPARE(m_map->cursorText(), QString());
        m_map->setEmptyText(QStringLiteral("Nothing was kept"));
        QTRY_COMPARE(m_map->accessibleDescription(), QStringLiteral("Nothing was kept"));
        m_map->append(someRows()); // of stages that nobody has named
        QVERIFY(m_map->data().isEmpty());
    }

    void theMouseOverACellSaysWhatItIs()
    {
        fill();
        hover(2, 1);
        QCOMPARE(m_map->cursorText(), QStringLiteral("layer2.0, step 10: drift 0.0100, gradient norm 0.250"));
        QCOMPARE(m_map->accessibleDescription(), m_map->cursorText());
        hover(0, 3);
        QCOMPARE(m_map->cursorText(), QStringLiteral("stem, step 30: frozen"));
        hover(1, 1); // not yet
        QCOMPARE(m_map->cursorText(), QStringLiteral("layer1.0, step 10: frozen"));
        hover(3, 2);
        QCOMPARE(m_map->cursorText(),
                 QStringLiteral("head, step 20: no drift: its weights began at zero, gradient norm 0.750"));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_canvas, &leave);
        QCOMPARE(m_map->cursorText(), QString());
        QTRY_COMPARE(m_map->accessibleDescription(),
                     QStringLiteral("3 of 4 stages train; at step 30 the largest drift is 0.100, of layer1.0"));
    }

    void keysGoFromCellToCell()
    {
        fill();
        m_map->setFocus();
        QTest::keyClick(m_map.get(), Qt::Key_Left); // the head's last
        QVERIFY(m_map->cursorText().startsWith(QStringLiteral("head, step 30")));
        QTest::keyClick(m_map.get(), Qt::Key_Left);
        QVERIFY(m_map->cursorText().startsWith(QStringLiteral("head, step 20")));
        QTest::keyClick(m_map.get(), Qt::Key_Up);
        QVERIFY(m_map->cursorText().startsWith(QStringLiteral("layer2.0, step 20")));
        QTest::keyClick(m_map.get(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(m_map.get(), Qt::Key_Up, Qt::ShiftModifier); // not beyond the first
        QCOMPARE(m_map->cursorText(), QStringLiteral("stem, step 1: frozen"));
        QTest::keyClick(m_map.get(), Qt::Key_Escape);
        QCOMPARE(m_map->cursorText(), QString());
    }

    void itZoomsAlongTheSteps()
    {
        fill();
        QCOMPARE(m_map->rangeOfSteps(), std::pair(0.0, 30.0));
        QTest::keyClick(m_map.get(), Qt::Key_Plus);
        QVERIFY(!m_map->showsAll());
        QVERIFY(m_map->rangeOfSteps().second < 30);
        const auto before = m_map->rangeOfSteps();
        m_map->append(std::vector<runs::StageRow>{{40, "head", 1, 1}}); // what one looks at stays in view
        QTest::qWait(50);
        QCOMPARE(m_map->rangeOfSteps(), before);
        QTest::keyClick(m_map.get(), Qt::Key_Left); // the cursor pushes it
        QTRY_COMPARE(m_map->rangeOfSteps().second, 40.0);
        QTest::keyClick(m_map.get(), Qt::Key_Home);
        QTRY_COMPARE(m_map->rangeOfSteps(), std::pair(0.0, 40.0));
        QVERIFY(m_map->showsAll());
        m_map->append(std::vector<runs::StageRow>{{50, "head", 1, 1}});
        QTRY_COMPARE(m_map->rangeOfSteps(), std::pair(0.0, 50.0));
        const QPoint centre = m_canvas->rect().center();
        QWheelEvent wheel(centre, m_canvas->mapToGlobal(centre), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas, &wheel);
        QTRY_VERIFY(m_map->rangeOfSteps().second - m_map->rangeOfSteps().first < 50);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, centre);
        QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, centre);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, centre);
        QTRY_COMPARE(m_map->rangeOfSteps(), std::pair(0.0, 50.0));
    }

    /// The larger, the more it stands out, in both themes; what is frozen has none of these colours.
    void coloursAreThoseOfTheValues()
    {
        fill();
        for (const Look look : {Look::Light, Look::Dark}) {
            m_theme->setLook(look);
            const Colours &all = colours();
            m_map->setLogarithmic(true);
            QCOMPARE(colourAt(2, 1).isValid(), true);
            QCOMPARE(colourAt(1, 3), all.scale.back());  // the largest
            QCOMPARE(colourAt(1, 2), all.scale.front()); // 0, as the smallest
            const QColor middle = colourAt(2, 1);        // 0.01, of 0.001 to 0.1
            QVERIFY2(std::abs(middle.red() - all.scale[4].red()) < 4
                         && std::abs(middle.green() - all.scale[4].green()) < 4,
                     qPrintable(middle.name()));
            m_map->setLogarithmic(false);
            const QColor linear = colourAt(2, 1); // a tenth of the largest
            QVERIFY(std::abs(lightnessOf(linear) - lightnessOf(all.scale.front()))
                    < std::abs(lightnessOf(middle) - lightnessOf(all.scale.front())));
            QCOMPARE(colourAt(3, 1), all.surface); // a drift that there is none of
            const QRgb hatched = colourAt(0, 1).rgb();
            QVERIFY(hatched == all.surface.rgb() || hatched == all.frozen.rgb());
            m_map->setValue(StageValue::GradientNorm);
            QVERIFY(colourAt(3, 1) != all.surface);
            m_map->setValue(StageValue::Drift);
        }
    }

    /// Every colour-blind person, and a printer in grey, sees the same order: by lightness.
    void theScaleIsOrderedByLightness()
    {
        for (const Colours *colours : {&lightColours(), &darkColours()}) {
            const bool rises = colours == &darkColours();
            for (std::size_t i = 1; i < colours->scale.size(); ++i) {
                const double before = lightnessOf(colours->scale[i - 1]);
                const double now = lightnessOf(colours->scale[i]);
                QVERIFY(rises ? now > 1.1 * before : before > 1.1 * now);
            }
            QVERIFY(contrast(colours->scale.back(), colours->surface) > 7);
        }
    }

    void manyStagesAndStepsFit()
    {
        QStringList stages;
        for (int i = 0; i < 120; ++i)
            stages += QStringLiteral("features.denseblock3.denselayer%1").arg(i);
        m_map->setStages(stages);
        std::vector<runs::StageRow> rows;
        for (int step = 1; step <= 1000; ++step)
            for (int i = 60; i < 120; ++i)
                rows.push_back({step, stages[i].toStdString(), 1.0 / step, 0.001 * step * i});
        m_map->append(rows);
        QCOMPARE(m_map->data().columns().size(), std::size_t{1000});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!m_map->grab().isNull());
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QTest::keyClick(m_map.get(), Qt::Key_Right); // to the last of the head
        QVERIFY2(m_map->cursorText().startsWith(stages.last() + QStringLiteral(", step 1")),
                 qPrintable(m_map->cursorText()));
        const std::string last = stages.last().toStdString();
        m_map->append(std::vector<runs::StageRow>{{500, last, 7, 7}, {1001, "no such", 7, 7}});
        QCOMPARE(m_map->data().columns().size(), std::size_t{1000}); // neither late rows nor strange ones
        QCOMPARE(m_map->data().value(119, 499, StageValue::GradientNorm), 1.0 / 500);
    }

    void toolsSwitchAndAreRemembered()
    {
        {
            StageMapTools tools(*m_map);
            tools.show();
            auto *value = tools.findChild<QComboBox *>(QStringLiteral("stageValue"));
            QVERIFY(m_map->value() == StageValue::Drift && m_map->isLogarithmic());
            value->setFocus();
            QTest::keyClick(value, Qt::Key_Down);
            QVERIFY(m_map->value() == StageValue::GradientNorm);
            auto *logarithmic = tools.findChild<QCheckBox *>(QStringLiteral("stageLogarithmic"));
            QTest::mouseClick(logarithmic, Qt::LeftButton, {}, QPoint(8, logarithmic->height() / 2));
            QVERIFY(!m_map->isLogarithmic());
        }
        StageMap other(QStringLiteral("Stages"));
        const StageMapTools tools(other);
        QVERIFY(other.value() == StageValue::GradientNorm && !other.isLogarithmic());
    }

    void filesThatOtherProgramsRead()
    {
        fill();
        m_theme->setLook(Look::Dark);
        hover(2, 1);
        const QImage png = QImage::fromData(m_map->png());
        QVERIFY(png.width() >= 1600);
        QCOMPARE(png.pixelColor(1, 1), lightColours().surface); // on paper
        const QByteArray svg = m_map->svg();
        QVERIFY(svg.contains("<svg") && svg.contains("layer2.0"));
        QVERIFY(m_map->pdf().startsWith("%PDF"));
        QCOMPARE(csvOf(m_map->data()).split('\n').mid(0, 6),
                 (QList<QByteArray>{"step,stage,drift,gradient_norm\r", "1,stem,,\r", "1,layer1.0,,\r",
                                    "1,layer2.0,0.001,0.5\r", "1,head,,2\r", "10,stem,,\r"}));
        QVERIFY(!m_map->cursorText().isEmpty()); // and the screen is as it was
        QCOMPARE(colourAt(1, 3), darkColours().scale.back());
    }

    void theButtonSaves()
    {
        fill();
        StageMapTools tools(*m_map);
        QSignalSpy saved(&tools, &StageMapTools::saved);
        QSignalSpy failed(&tools, &StageMapTools::failed);
        tools.show();
        int count = 0;
        for (const char *ending : {"png", "svg", "pdf", "csv"}) {
            QTest::mouseClick(tools.findChild<QPushButton *>(QStringLiteral("saveMap")), Qt::LeftButton);
            auto *dialog = tools.findChild<QFileDialog *>(QStringLiteral("savePlotDialog"));
            QTRY_VERIFY(dialog && dialog->isVisible());
            const QString file = path("map.") + QString::fromLatin1(ending);
            dialog->selectFile(file);
            QMetaObject::invokeMethod(dialog, "accept");
            ++count;
            QTRY_COMPARE(saved.size(), count);
            QVERIFY(QFile(file).size() > 100);
            QTRY_VERIFY(!tools.findChild<QFileDialog *>(QStringLiteral("savePlotDialog")));
        }
        QVERIFY(contentOf(path("map.csv")).startsWith("step,stage,"));
        QVERIFY(contentOf(path("map.pdf")).startsWith("%PDF"));
        QCOMPARE(failed.size(), 0);
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void fill()
    {
        m_map->setStages(fourStages());
        m_map->append(someRows());
        QCOMPARE(m_map->data().columns().size(), std::size_t{4});
        QTest::qWait(50); // until it is drawn
    }

    void hover(std::size_t stage, std::size_t column)
    {
        QTest::qWait(50);
        QTest::mouseMove(m_canvas, QPoint(1, 1)); // it enters first: a new map may lie under a mouse that rests
        QCoreApplication::processEvents();
        QTest::mouseMove(m_canvas, m_canvas->mapFrom(m_map.get(), m_map->placeOf(stage, column)));
        QCoreApplication::processEvents();
    }

    QColor colourAt(std::size_t stage, std::size_t column) const
    {
        QTest::qWait(50);
        return m_map->grab().toImage().pixelColor(m_map->placeOf(stage, column));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<StageMap> m_map;
    QWidget *m_canvas = nullptr;
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestStageMap)
#include "tst_stage_map.moc"
