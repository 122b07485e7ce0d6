// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/training_bench.h"

#include "core/training/checkpoint.h"

#include <ATen/ops/equal.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace headstart::test {

using namespace training;

namespace {

template <class T>
T orEnd(Result<T> result)
{
    if (!result)
        qFatal("%s", result.error().line().c_str());
    return std::move(*result);
}

zoo::Network networkOf(RunConfig &config, const PreparedData &data)
{
    const QTemporaryDir empty;
    runs::RunStore store = orEnd(
        runs::RunStore::open(empty.filePath(QStringLiteral("none.db")).toStdString(), runs::RunStore::Access::Read));
    return orEnd(makeNetwork(config, data.dataset.classes(), {{}, store})).network;
}

} // namespace

Result<void> Listener::step(const runs::StepRow &row)
{
    losses.push_back(row.loss);
    rates.push_back(row.headRate);
    norms.push_back(row.gradientNorm);
    if (afterStep)
        afterStep(row);
    return {};
}

Result<void> Listener::epoch(const runs::EpochRow &row, std::vector<runs::Prediction> predictions)
{
    epochs.push_back(row);
    if (!predictions.empty())
        best = std::move(predictions);
    return {};
}

Result<void> Listener::save(const TrainingLoop &loop)
{
    if (folder.empty())
        return {};
    const auto name = writeCheckpoint(folder, loop);
    if (!name)
        return name.error();
    checkpoint = folder + "/" + *name;
    return {};
}

std::vector<runs::Intervention> Listener::wishes()
{
    return wanted.take();
}

Result<void> Listener::accepted(const runs::Intervention &wish)
{
    kept.push_back(wish);
    return {};
}

void Listener::refused(const Error &why)
{
    refusals.push_back(why.line());
}

void Listener::intervened(const runs::Intervention &intervention, const TrainingLoop & /*loop*/)
{
    inForce.push_back(intervention);
}

Bench::Bench(const RunConfig &wanted)
    : config(orEnd(resolved(wanted))), data(orEnd(openData(config, nullptr, {}))), network(networkOf(config, data))
{
    network.toDevice(at::Device(config.compute.device));
    if (config.compute.layout == "nhwc")
        network.toMemoryFormat(at::MemoryFormat::ChannelsLast);
    plan = orEnd(freezePlan(network, config.freeze));
}

TrainingLoop Bench::loop(Listener &listener)
{
    return {network, plan, data.dataset, data.split, config, listener};
}

Result<TrainingLoop::Ending> Bench::tryRun(Listener &listener, const StopToken &stop)
{
    return loop(listener).run(stop);
}

TrainingLoop::Ending Bench::run(Listener &listener, const StopToken &stop)
{
    return orEnd(tryRun(listener, stop));
}

std::vector<at::Tensor> copies(const zoo::NamedTensors &tensors)
{
    std::vector<at::Tensor> out;
    for (const zoo::NamedTensor &named : tensors)
        out.push_back(named.tensor.detach().clone());
    return out;
}

void compareTensors(LoopTensors ours, LoopTensors theirs)
{
    const auto byName = [](const auto &one, const auto &other) { return one.first < other.first; };
    std::sort(ours.begin(), ours.end(), byName);
    std::sort(theirs.begin(), theirs.end(), byName);
    QCOMPARE(ours.size(), theirs.size());
    QVERIFY(!ours.empty());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        QCOMPARE(ours[i].first, theirs[i].first);
        QVERIFY2(at::equal(ours[i].second.detach(), theirs[i].second.detach()), ours[i].first.c_str());
    }
}

} // namespace headstart::test
