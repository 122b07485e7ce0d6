// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/learned.h"

#include "tests/support/files.h"
#include "tests/support/stores.h"

#include <QTest>

#include <algorithm>

namespace headstart::test {

namespace {

QString textOf(const runs::StepRow &row)
{
    return QStringLiteral("step %1: loss %2, gradients' norm %3, rate %4")
        .arg(row.step)
        .arg(row.loss, 0, 'g', 17)
        .arg(row.gradientNorm, 0, 'g', 17)
        .arg(row.headRate, 0, 'g', 17);
}

} // namespace

Learned learnedOf(const QString &file)
{
    const auto store = must(runs::RunStore::open(file.toStdString(), runs::RunStore::Access::Read));
    const auto all = must(store.runs());
    if (all.size() != 1)
        qFatal("%s holds %d runs", qPrintable(file), static_cast<int>(all.size()));
    const std::string &run = all.front().id;
    const std::string folder = must(store.checkpoints(run)).at(0).folder;
    const std::string path = (store.folderOf(run) / folder).string();
    Learned out{must(store.steps(run)),
                must(store.epochs(run)),
                must(store.stageRows(run)),
                must(store.predictions(run)),
                folder,
                readFile(path + "/state.safetensors"),
                readFile(path + "/best.safetensors")};
    for (runs::StepRow &row : out.steps)
        row.seconds = 0;
    for (runs::EpochRow &row : out.epochs)
        row.seconds = 0;
    return out;
}

void compareLearned(const Learned &found, const Learned &expected)
{
    for (std::size_t i = 0; i < std::min(found.steps.size(), expected.steps.size()); ++i)
        QVERIFY2(found.steps[i] == expected.steps[i],
                 qPrintable(textOf(found.steps[i]) + QStringLiteral(" instead of ") + textOf(expected.steps[i])));
    QCOMPARE(found.steps.size(), expected.steps.size());
    QVERIFY(found.epochs == expected.epochs);
    QVERIFY(found.stages == expected.stages);
    QVERIFY(found.predictions == expected.predictions);
    QCOMPARE(found.checkpoint, expected.checkpoint);
    QVERIFY(found.state == expected.state);
    QVERIFY(found.best == expected.best);
}

} // namespace headstart::test
