// SPDX-License-Identifier: GPL-3.0-or-later
// headstart-cli as a script sees it: what it prints, how it ends, what it leaves behind; real work and nonsense.
#include "core/weights/safetensors.h"
#include "core/zoo/load.h"
#include "core/zoo/tensor_bytes.h"
#include "tests/support/files.h"
#include "tests/support/program.h"
#include "tests/support/reference.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>
#include <unistd.h>

using namespace headstart;
using test::cliPath;
using test::isEmptyFolder;
using test::Outcome;
using test::runCli;
using test::runProgram;
using test::withoutPrivileges;

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// ResNet-18 and an input by the formula of the references, and things that are not what they should be.
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); // what the program remembers
        m_reference = test::loadReference(test::dataFile("reference/resnet18.json"));
        const zoo::Network network = zoo::build(**zoo::findVariant("resnet18"));
        test::fillByFormula(network, m_reference.seed, m_reference.gain);
        QVERIFY(zoo::save(network, file("resnet18.safetensors").toStdString()));
        const at::Tensor input = test::inputByFormula(m_reference.input, m_reference.seed).contiguous();
        QVERIFY(weights::writeSafetensors(file("input.safetensors").toStdString(),
                                          {{"input", weights::Dtype::F32, zoo::shapeOf(input), zoo::bytesOf(input)}}));
        const auto whole = test::readFile(file("resnet18.safetensors").toStdString());
        test::writeFile(file("cut.safetensors").toStdString(), std::span(whole).first(whole.size() / 2));
        test::writeFile(file("text.pth").toStdString(), std::string("epoch,loss\n"));
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("out")));
    }

    void forwardEqualsTheReference()
    {
        const QString out = file("logits.safetensors");
        const Outcome outcome =
            runCli({QStringLiteral("forward"), QStringLiteral("resnet18"), QStringLiteral("--weights"),
                    file("resnet18.safetensors"), QStringLiteral("--input"), file("input.safetensors"),
                    QStringLiteral("--out"), out, QStringLiteral("--double"), QStringLiteral("--stages")});
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        const auto opened = weights::WeightsFile::open(out.toStdString());
        QVERIFY2(opened, opened ? "" : opened.error().line().c_str());
        QVERIFY(opened->find("stem") && opened->find("layer4.1") && opened->find("pool") && opened->find("head"));
        weights::TensorReader reader(*opened);
        const auto logits = zoo::readTensor(reader, *opened->find("logits"));
        QVERIFY(logits);
        QCOMPARE(logits->scalar_type(), at::kDouble);
        QVERIFY(test::largestDifference(*logits, m_reference.logits) <= 1e-9 * m_reference.logits.std().item<double>());
    }

    void layersPrintsStagesAndTotals()
    {
        const Outcome outcome = runCli({QStringLiteral("layers"), QStringLiteral("resnet50")});
        QCOMPARE(outcome.code, 0);
        const QStringList lines = outcome.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + 19 + 1); // a heading, stem, 16 blocks, pool, head, a total
        QVERIFY(lines[1].simplified() == QStringLiteral("stem 64 x 56 x 56 9,536 118,013,952"));
        QVERIFY(lines.last().simplified() == QStringLiteral("total 25,557,032 4,089,184,256"));
    }

    void layersAsJson()
    {
        const Outcome outcome = runCli({QStringLiteral("layers"), QStringLiteral("resnet18"),
                                        QStringLiteral("--classes"), QStringLiteral("2"), QStringLiteral("--json")});
        const auto json = nlohmann::json::parse(outcome.out.toStdString());
        QCOMPARE(json.at("stages").back().at("output").get<std::vector<int>>(), std::vector<int>({2}));
        QCOMPARE(json.at("parameters").get<int>(), 11'689'512 - 998 * 513);
        const Outcome byAlias = runCli({QStringLiteral("layers"), QStringLiteral("efficientnet-lite0")});
        QVERIFY2(byAlias.out.contains(QStringLiteral("4,652,008")), qPrintable(byAlias.err));
    }

    void modelsListsTheCatalogue()
    {
        const Outcome all = runCli({QStringLiteral("models"), QStringLiteral("--json")});
        const auto json = nlohmann::json::parse(all.out.toStdString());
        QVERIFY(json.size() >= 120);
        const Outcome found = runCli({QStringLiteral("models"), QStringLiteral("squeezenet1_1")});
        QVERIFY2(found.out.contains(QStringLiteral("sets of weights: 1\n")), qPrintable(found.out));
        QVERIFY2(found.out.simplified().contains(QStringLiteral("squeezenet1_1 1.2 0.35 224 58.2 BSD-3-Clause")),
                 qPrintable(found.out));
    }

    void speedIsMeasuredAndRemembered()
    {
        const QStringList measure = {QStringLiteral("models"), QStringLiteral("--speed"),
                                     QStringLiteral("squeezenet1_1"), QStringLiteral("--threads"), QStringLiteral("1")};
        const Outcome shown = runCli(measure);
        QVERIFY2(shown.code == 0, qPrintable(shown.err));
        QVERIFY2(shown.out.contains(QStringLiteral("squeezenet1_1 ")), qPrintable(shown.out));
        const auto measured =
            nlohmann::json::parse(runCli(measure + QStringList{QStringLiteral("--json")}).out.toStdString());
        QCOMPARE(measured.size(), std::size_t{1});
        QCOMPARE(measured[0].at("id").get<std::string>(), std::string("squeezenet1_1"));
        QVERIFY(measured[0].at("pictures_per_second").get<double>() > 0);
        QCOMPARE(measured[0].at("input").get<int>(), 224);
        const auto listed =
            nlohmann::json::parse(runCli({QStringLiteral("models"), QStringLiteral("squeezenet1_1"),
                                          QStringLiteral("--json"), QStringLiteral("--threads"), QStringLiteral("1")})
                                      .out.toStdString());
        QVERIFY(listed[0].at("speed").at("pictures_per_second") == measured[0].at("pictures_per_second"));
    }

    void whatIsOnTheDiskIsListedAndFreed()
    {
        const QString library = file("library");
        QVERIFY(QDir().mkpath(library));
        for (const char *name : {"resnet18-f37072fd.pth", "resnet18-f37072fd.pth.sha256", "mine.txt"})
            test::writeFile((library + QLatin1Char('/') + QString::fromLatin1(name)).toStdString(),
                            std::string(500, 'x'));
        const QStringList list = {QStringLiteral("--library"), library, QStringLiteral("models"),
                                  QStringLiteral("--on-disk")};
        const QString text = runCli(list).out;
        QVERIFY2(text.contains(QStringLiteral("resnet18 ")) && text.contains(QStringLiteral("(not in the catalogue)")),
                 qPrintable(text));
        const auto json = nlohmann::json::parse(runCli(list + QStringList{QStringLiteral("--json")}).out.toStdString());
        QCOMPARE(json.at("bytes").get<int>(), 1500);
        QCOMPARE(json.at("files")[0].at("model").get<std::string>(), std::string("resnet18"));
        QVERIFY(json.at("files")[1].at("model").is_null());

        const QStringList remove = {QStringLiteral("--library"), library, QStringLiteral("remove"),
                                    QStringLiteral("resnet18")};
        const Outcome removed = runCli(remove);
        QVERIFY2(removed.code == 0, qPrintable(removed.err));
        QCOMPARE(QDir(library).entryList(QDir::Files), QStringList{QStringLiteral("mine.txt")});
        QCOMPARE(runCli(remove).code, 2); // it is gone
    }

    void layersReportsOnAFileOfWeights()
    {
        const Outcome outcome = runCli({QStringLiteral("layers"), QStringLiteral("resnet18"),
                                        QStringLiteral("--weights"), file("resnet18.safetensors")});
        QCOMPARE(outcome.err, QString());
        QVERIFY(outcome.out.contains(QStringLiteral("resnet18.safetensors: safetensors, names of torchvision and timm\n"
                                                    "  matched 122, reshaped 0, missing 0, unexpected 0\n")));
    }

    /// The folder of a tokenizer may also be named as one of the library. Lines end at LF alone.
    void tokenizePrintsIds()
    {
        test::writeFile(file("texts.txt").toStdString(), std::string("a\n\na\r\na\xE2\x80\xA8\x61[SEP]\na"));
        const Outcome outcome = runCli({QStringLiteral("--library"), data("tokenizers"), QStringLiteral("tokenize"),
                                        QStringLiteral("cased"), file("texts.txt")});
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out, QStringLiteral("2 69 3\n2 3\n2 69 3\n2 69 69 3 3\n2 69 3\n"));
        QCOMPARE(runCli({QStringLiteral("tokenize"), data("tokenizers/cased"), file("texts.txt")}).out, outcome.out);
    }

    void predictAsJson()
    {
        const QString models = qEnvironmentVariable("HEADSTART_MODELS");
        const QString pictures = qEnvironmentVariable("HEADSTART_PICTURES");
        if (models.isEmpty() || pictures.isEmpty())
            QSKIP("HEADSTART_MODELS and HEADSTART_PICTURES are not set; packaging/test.sh sets them");
        const QString flower = pictures + QStringLiteral("/flower.jpg");
        const Outcome outcome = runCli({QStringLiteral("--library"), models, QStringLiteral("predict"),
                                        QStringLiteral("efficientnet-lite0"), flower, QStringLiteral("--json"),
                                        QStringLiteral("--top"), QStringLiteral("3")});
        QCOMPARE(outcome.err, QString());
        const auto json = nlohmann::json::parse(outcome.out.toStdString());
        QCOMPARE(json.size(), std::size_t{1});
        QCOMPARE(json[0].at("file").get<std::string>(), flower.toStdString());
        QCOMPARE(json[0].at("top").size(), std::size_t{3});
        QCOMPARE(json[0].at("top")[0].at("label").get<std::string>(), std::string("daisy"));
        QVERIFY(std::abs(json[0].at("top")[0].at("probability").get<double>() - 0.275) < 0.01);
    }

    void nonsenseEndsWithOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const auto forward = [this](const QString &weights, const QString &input, const QString &out) {
            return QStringList{QStringLiteral("forward"),   QStringLiteral("resnet18"),
                               QStringLiteral("--weights"), weights,
                               QStringLiteral("--input"),   input,
                               QStringLiteral("--out"),     out};
        };
        const auto predict = [](const QString &picture, const QString &weights) {
            return QStringList{QStringLiteral("predict"), QStringLiteral("resnet18"), picture,
                               QStringLiteral("--weights"), weights};
        };
        const QString good = file("resnet18.safetensors");
        const QString input = file("input.safetensors");
        const QString out = file("out/x.safetensors");
        QTest::newRow("nothing") << QStringList() << QStringLiteral("say what to do");
        QTest::newRow("an unknown command") << QStringList{QStringLiteral("dance")} << QStringLiteral("dance");
        QTest::newRow("an unknown model")
            << QStringList{QStringLiteral("layers"), QStringLiteral("resnet19")} << QStringLiteral("resnet18");
        QTest::newRow("unknown weights") << QStringList{QStringLiteral("fetch"), QStringLiteral("resnet50.v3")}
                                         << QStringLiteral("resnet50.v2");
        QTest::newRow("pictures of a size that does not fit")
            << QStringList{QStringLiteral("train"),
                           QStringLiteral("--model"),
                           QStringLiteral("vit_b_16"),
                           QStringLiteral("--weights"),
                           QStringLiteral("random"),
                           QStringLiteral("--set"),
                           QStringLiteral("preprocessing.crop=96"),
                           QStringLiteral("--data"),
                           data("pictures")}
            << QStringLiteral("vit_b_16 takes pictures of 224 pixels");
        QTest::newRow("no classes") << QStringList{QStringLiteral("layers"), QStringLiteral("resnet18"),
                                                   QStringLiteral("--classes"), QStringLiteral("0")}
                                    << QStringLiteral("--classes");
        QTest::newRow("text as weights") << forward(file("text.pth"), input, out)
                                         << QStringLiteral("text.pth: this is text");
        QTest::newRow("cut weights") << forward(file("cut.safetensors"), input, out)
                                     << QStringLiteral("cut.safetensors: offset");
        QTest::newRow("weights that are not there")
            << forward(file("none.pth"), input, out) << QStringLiteral("none.pth: cannot be read: No such file");
        QTest::newRow("a folder as weights") << forward(m_folder.path(), input, out) << QStringLiteral("not a file");
        QTest::newRow("no name") << forward(QString(), input, out) << QStringLiteral("give a file of them");
        QTest::newRow("out is the weights") << forward(good, input, good) << QStringLiteral("overwrite");
        QTest::newRow("out is a device") << forward(good, input, QStringLiteral("/dev/full"))
                                         << QStringLiteral("a device or a pipe");
        QTest::newRow("input without input") << forward(good, good, out) << QStringLiteral("no tensor 'input'");
        QTest::newRow("out in no folder") << forward(good, input, file("none/x.safetensors"))
                                          << QStringLiteral("none/x.safetensors: cannot be written: No such file");
        QTest::newRow("out is a folder") << forward(good, input, m_folder.path()) << QStringLiteral("this is a folder");
        QTest::newRow("half a picture") << predict(data("pictures/half.jpg"), good)
                                        << QStringLiteral("half.jpg: the picture is damaged");
        QTest::newRow("half a PNG") << predict(data("pictures/half.png"), good)
                                    << QStringLiteral("half.png: the picture is damaged");
        QTest::newRow("a picture that is not there")
            << predict(file("none.jpg"), good) << QStringLiteral("none.jpg: cannot be read: No such file");
        QTest::newRow("text as a picture") << predict(file("text.pth"), good) << QStringLiteral("not a picture");
        QTest::newRow("weights of another network")
            << QStringList{QStringLiteral("predict"), QStringLiteral("resnet50"), data("pictures/rgb.jpg"),
                           QStringLiteral("--weights"), good}
            << QStringLiteral("weights of another network");
        QTest::newRow("weights of another family")
            << QStringList{QStringLiteral("layers"), QStringLiteral("tf_efficientnet_lite0"),
                           QStringLiteral("--weights"), good}
            << QStringLiteral("weights of another network");
        const auto tokenize = [](const QString &model, const QString &texts) {
            return QStringList{QStringLiteral("tokenize"), model, texts};
        };
        QTest::newRow("no tokenizer") << tokenize(m_folder.path(), file("text.pth"))
                                      << QStringLiteral("none of tokenizer.json, vocab.txt and vocab.json");
        QTest::newRow("a tokenizer that is not there")
            << tokenize(QStringLiteral("none"), file("text.pth")) << QStringLiteral("none: there is no such folder");
        QTest::newRow("a tokenizer without a name")
            << tokenize(QString(), file("text.pth")) << QStringLiteral("there is no such folder");
        QTest::newRow("texts that are not there") << tokenize(data("tokenizers/cased"), file("none.txt"))
                                                  << QStringLiteral("none.txt: cannot be read: No such file");
        QTest::newRow("texts that are none")
            << tokenize(data("tokenizers/cased"), data("pictures/rgb.jpg"))
            << QStringLiteral("rgb.jpg: line 1: byte 1 of it is no UTF-8; save the file in UTF-8");
        QTest::newRow("an empty library")
            << QStringList{QStringLiteral("--library"), file("out"), QStringLiteral("predict"),
                           QStringLiteral("efficientnet-lite0"), data("pictures/rgb.jpg")}
            << QStringLiteral("are not there");
    }

    void nonsenseEndsWithOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const Outcome outcome = runCli(arguments);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(QLatin1Char('\n')), 1);
        QVERIFY(outcome.err.startsWith(QStringLiteral("headstart-cli: ")));
        QVERIFY(isEmptyFolder(file("out")));
    }

    void aFileWithoutRightsIsNamed()
    {
        const QString locked = file("locked.safetensors");
        QVERIFY(QFile::copy(file("resnet18.safetensors"), locked));
        QVERIFY(QFile::setPermissions(locked, QFileDevice::Permissions()));
        const Outcome outcome = withoutPrivileges(
            {cliPath(), QStringLiteral("layers"), QStringLiteral("resnet18"), QStringLiteral("--weights"), locked});
        QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("locked.safetensors: cannot be read: Permission denied")),
                 qPrintable(outcome.err));
    }

    void aFolderWithoutRightsIsNamed()
    {
        const QString locked = file("locked_folder");
        QVERIFY(QDir().mkdir(locked));
        QVERIFY(QFile::setPermissions(locked, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const Outcome outcome = withoutPrivileges({cliPath(), QStringLiteral("forward"), QStringLiteral("resnet18"),
                                                   QStringLiteral("--weights"), file("resnet18.safetensors"),
                                                   QStringLiteral("--input"), file("input.safetensors"),
                                                   QStringLiteral("--out"), locked + QStringLiteral("/x.safetensors")});
        QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("cannot be written: Permission denied")), qPrintable(outcome.err));
    }

    void aFullDiskLeavesNothingBehind()
    {
        const QString disk = file("disk");
        QVERIFY(QDir().mkdir(disk));
        const QString script =
            QStringLiteral(
                "mount -t tmpfs -o size=64k tmpfs '%1' || exit 77; '%2' forward resnet18 --weights '%3' "
                "--input '%4' --out '%1/x.safetensors' --stages; code=$?; ls -A '%1'; umount '%1'; exit $code")
                .arg(disk, cliPath(), file("resnet18.safetensors"), file("input.safetensors"));
        // Root of a chroot may have a mount of its own, but no users of its own.
        const QStringList space = geteuid() == 0 ? QStringList{QStringLiteral("-m"), QStringLiteral("--propagation"),
                                                               QStringLiteral("unchanged")}
                                                 : QStringList{QStringLiteral("-rm")};
        const Outcome outcome = runProgram(QStringLiteral("unshare"),
                                           space + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script});
        if (outcome.code == 77 || outcome.err.startsWith(QStringLiteral("unshare:")))
            QSKIP("this system lets nobody mount a small disk of their own");
        QVERIFY2(outcome.code == 1, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(QStringLiteral("No space left on device")), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
    }

    void outputThatCannotBeWrittenIsAnError()
    {
        const Outcome outcome =
            runProgram(QStringLiteral("sh"),
                       {QStringLiteral("-c"), QStringLiteral("exec \"$0\" layers resnet18 > /dev/full"), cliPath()});
        QVERIFY2(outcome.code == 1, qPrintable(outcome.err));
        QVERIFY(outcome.err.contains(QStringLiteral("standard output")));
    }

    void helpAndVersion()
    {
        QVERIFY(runCli({QStringLiteral("version")}).out.startsWith(QStringLiteral("headstart 0.")));
        QVERIFY(runCli({QStringLiteral("--version")}).out.startsWith(QStringLiteral("headstart 0.")));
        const Outcome help = runCli({QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        for (const char *command : {"forward", "layers", "predict", "version"})
            QVERIFY(help.out.contains(QString::fromLatin1(command)));
    }

private:
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static QString data(const char *name) { return QString::fromStdString(test::dataFile(name)); }

    QTemporaryDir m_folder;
    test::Reference m_reference;
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
