// SPDX-License-Identifier: GPL-3.0-or-later
// Links point down: app -> ui -> core -> zoo -> weights -> base. Core knows no Widgets, ui no torch, weights neither Qt
// nor torch; also through headers of ours that they include.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// What files below `folder` may not reach.
struct Rule {
    QString folder;
    QRegularExpression forbidden; ///< of a path between <> or ""
};

const QString kTorch = QStringLiteral("(torch|ATen|c10|caffe2)/.*");
const QString kQt = QStringLiteral("Q[A-Z][^/]*(/.*)?");

Rule rule(const char *folder, const QString &forbidden)
{
    return {QString::fromLatin1(folder), QRegularExpression(QRegularExpression::anchoredPattern(forbidden))};
}

QString widgetHeaders()
{
    QStringList names = QDir(QStringLiteral(QT_WIDGETS_HEADERS)).entryList({QStringLiteral("Q*")}, QDir::Files);
    names.removeIf([](const QString &name) { return name.endsWith(QStringLiteral(".h")); });
    return QStringLiteral("QtWidgets/.*|qcustomplot.*|") + names.join(QLatin1Char('|'));
}

QList<Rule> rules()
{
    return {rule("core/base/", QStringLiteral("(core/(?!base/)|ui/|app/).*|") + kTorch),
            rule("core/weights/",
                 QStringLiteral("(core/(?!base/|weights/)|ui/|app/).*|") + kTorch + QLatin1Char('|') + kQt),
            rule("core/zoo/", QStringLiteral("(core/(?!base/|weights/|zoo/)|ui/|app/).*|") + kQt),
            rule("core/catalogue/", kTorch),
            rule("core/runs/", QStringLiteral("core/(?!base/|runs/).*|") + kTorch),
            rule("core/training/session.h", kTorch), // what the window sees of training
            rule("core/training/config_keys.h", kTorch),
            rule("core/training/model_tokenizer.h", kTorch),
            rule("core/", QStringLiteral("(ui|app)/.*|") + widgetHeaders()),
            rule("ui/", QStringLiteral("app/.*|") + kTorch)};
}

QStringList includesOf(const QString &path)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QFile file(path);
    QStringList out;
    if (file.open(QIODevice::ReadOnly))
        for (auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll())); matches.hasNext();)
            out += matches.next().captured(1);
    return out;
}

/// Everything that a file includes, itself or through headers of the project.
QSet<QString> reach(const QDir &root, const QString &file)
{
    QSet<QString> seen;
    QStringList open = includesOf(root.filePath(file));
    while (!open.isEmpty()) {
        const QString next = open.takeLast();
        if (seen.contains(next))
            continue;
        seen.insert(next);
        open += includesOf(root.filePath(next)); // nothing, unless it is a header of the project
    }
    return seen;
}

QStringList sources(const QDir &root)
{
    QStringList out;
    for (const char *folder : {"core", "ui", "app"}) {
        QDirIterator files(root.filePath(QString::fromLatin1(folder)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            out += root.relativeFilePath(files.next());
    }
    return out;
}

QStringList violations(const QDir &root)
{
    const QList<Rule> all = rules();
    QStringList out;
    for (const QString &file : sources(root)) {
        const QSet<QString> included = reach(root, file);
        for (const Rule &rule : all)
            for (const QString &path : included)
                if (file.startsWith(rule.folder) && rule.forbidden.match(path).hasMatch())
                    out += file + QStringLiteral(" reaches ") + path;
    }
    return out;
}

} // namespace

class TestLayering : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTreeKeepsItsLayers()
    {
        const QDir root(QStringLiteral(HEADSTART_SOURCE_DIR));
        QVERIFY(sources(root).size() > 30);
        QCOMPARE(violations(root).join(QLatin1Char('\n')), QString());
    }

    /// Which is why off-line can be kept.
    void onePlaceAloneUsesTheNetwork()
    {
        const QDir root(QStringLiteral(HEADSTART_SOURCE_DIR));
        static const QRegularExpression network(QStringLiteral(
            "^(QtNetwork/.*|Q(Network|Tcp|Udp|Ssl|Local(Socket|Server)|AbstractSocket|Http|Web|Host|Dns).*|"
            "sys/socket\\.h|netdb\\.h|curl/.*)$"));
        QStringList users;
        for (const QString &file : sources(root))
            for (const QString &path : includesOf(root.filePath(file)))
                if (network.match(path).hasMatch())
                    users += file;
        users.removeDuplicates();
        QCOMPARE(users, QStringList{QStringLiteral("core/catalogue/http.cpp")});
    }

    void aBreachIsFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::newRow("a widget in core") << QStringLiteral("core/data/x.cpp") << QStringLiteral("<QLabel>");
        QTest::newRow("a widget in core, by module")
            << QStringLiteral("core/data/x.cpp") << QStringLiteral("<QtWidgets/QLabel>");
        QTest::newRow("a widget in weights") << QStringLiteral("core/weights/x.cpp") << QStringLiteral("<QLabel>");
        QTest::newRow("Qt in weights") << QStringLiteral("core/weights/x.cpp") << QStringLiteral("<QString>");
        QTest::newRow("Qt in zoo") << QStringLiteral("core/zoo/x.h") << QStringLiteral("<QString>");
        QTest::newRow("torch in ui") << QStringLiteral("ui/x.cpp") << QStringLiteral("<torch/torch.h>");
        QTest::newRow("torch in weights")
            << QStringLiteral("core/weights/x.h") << QStringLiteral("<ATen/core/Tensor.h>");
        QTest::newRow("torch through a header of ours")
            << QStringLiteral("ui/x.cpp") << QStringLiteral("\"core/zoo/network.h\"");
        QTest::newRow("upwards") << QStringLiteral("core/zoo/x.cpp") << QStringLiteral("\"core/data/picture.h\"");
        QTest::newRow("core to app") << QStringLiteral("core/x.cpp") << QStringLiteral("\"app/cli/command.h\"");
    }

    void aBreachIsFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        const QTemporaryDir folder;
        write(folder, QStringLiteral("core/zoo/network.h"), QStringLiteral("<ATen/core/Tensor.h>"));
        QCOMPARE(violations(QDir(folder.path())), QStringList());
        write(folder, file, include);
        QCOMPARE(violations(QDir(folder.path())).isEmpty(), false);
    }

private:
    static void write(const QTemporaryDir &folder, const QString &path, const QString &include)
    {
        QVERIFY(QDir(folder.path()).mkpath(QFileInfo(path).path()));
        QFile file(folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("// a comment\n#include " + include.toUtf8() + "\n");
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
