// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/loop.h"

#include "core/base/random.h"
#include "core/base/seconds_since.h"
#include "core/training/epoch_order.h"
#include "core/training/evaluation.h"
#include "core/training/norms.h"
#include "core/training/schedule.h"

#include <ATen/Context.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_mul.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <thread>

namespace headstart::training {

namespace {

constexpr std::size_t kMegabyte = 1'000'000;

} // namespace

TrainingLoop::TrainingLoop(zoo::Network &network, const FreezePlan &plan, data::Inputs inputs, const data::Split &split,
                           const RunConfig &config, LoopObserver &observer)
    : m_network(network), m_firstPlan(plan), m_firstConfig(config), m_config(config), m_lowest(plan.firstTrained),
      m_inputs(std::move(inputs)), m_observer(observer), m_training(split.of(data::Part::Train)),
      m_validation(split.of(data::Part::Validation)), m_device(config.compute.device),
      m_loss(m_inputs.dataset, m_training, config.training, m_device),
      m_adapters(config.freeze.loraAlpha, config.training.seed), m_optimiser(config.optimiser, {}),
      m_average(config.training.average), m_stages(std::in_place)
{
    network.setHeadDropout(config.model.headDropout);
    network.setMixedPrecision(config.compute.precision == "bfloat16");
    usePlan(plan);
}

/// Everything that hangs on what trains.
void TrainingLoop::usePlan(FreezePlan plan)
{
    for (const TrainedParameter &parameter : m_plan.parameters)
        parameter.tensor.mutable_grad() = parameter.moved().mutable_grad() = at::Tensor();
    m_adapters.follow(plan);
    const bool isOtherPrefix = !m_prefix || plan.firstTrained != m_plan.firstTrained;
    m_plan = std::move(plan);
    m_lowest = std::min(m_lowest, m_plan.firstTrained);
    apply(m_plan, m_network);
    if (isOtherPrefix) {
        m_cache = nullptr;
        m_prefix.emplace(m_network, m_plan.firstTrained, kPrefixPiece,
                         static_cast<std::size_t>(m_config.compute.cacheMegabytes) * kMegabyte,
                         prefixModeOf(m_config.compute), m_config.texts.maxTokens);
    }
    m_statistics.clear();
    zoo::NamedTensors changing;
    const std::set<std::string> moved = movedBy(m_plan, m_network);
    for (const zoo::NamedTensor &named : m_network.tensors()) {
        if (!moved.contains(named.name))
            continue;
        if (!named.isParameter)
            m_statistics.emplace_back(named.tensor, named.tensor.clone());
        if (named.tensor.is_floating_point()) // BatchNorm's count of batches has no average
            changing.push_back(named);
    }
    m_average.setTensors(changing);
    m_optimiser.setParameters(m_plan.parameters, m_config.freeze.unfreezeEvery * stepsPerEpoch());
    if (m_stages)
        m_stages->watch(m_network, m_plan);
}

std::int64_t TrainingLoop::stepsPerEpoch() const
{
    const auto count = static_cast<std::int64_t>(m_training.size());
    return (count + m_config.training.batch - 1) / m_config.training.batch;
}

LoopTensors TrainingLoop::tensors() const
{
    LoopTensors out;
    for (const zoo::NamedTensor &named : m_network.tensors(m_lowest, m_network.stages().size()))
        out.emplace_back("model." + named.name, named.tensor);
    for (const auto &[name, tensor] : m_adapters.state())
        out.emplace_back("adapter." + name, tensor);
    for (const auto &[name, tensor] : m_optimiser.state())
        out.emplace_back("optimiser." + name, tensor);
    for (const auto &[name, tensor] : m_average.state())
        out.emplace_back("average." + name, tensor);
    return out;
}

Result<TrainingLoop::Ending> TrainingLoop::run(const StopToken &stop, const PauseSwitch *pause)
{
    m_optimiser.setSteps(m_state.step);
    m_proof.keep(m_network, m_plan);
    m_lastTick = m_lastSave = Clock::now();
    while (true) {
        if (auto changed = intervene(); !changed)
            return changed.error();
        if (isOver()) {
            if (auto saved = save(); !saved)
                return saved.error();
            return Ending::Finished;
        }
        auto went = trainEpoch(stop, pause);
        if (went && *went == Went::On)
            went = finishEpoch(stop);
        if (!went)
            return went.error();
        if (*went == Went::Stopped) {
            if (auto saved = save(); !saved)
                return saved.error();
            return Ending::Stopped;
        }
        if (!isOver())
            if (auto saved = saveIfDue(true); !saved)
                return saved.error();
    }
}

bool TrainingLoop::isOver() const
{
    const bool early = m_config.training.earlyStop > 0 && m_state.epochsWithoutBetter >= m_config.training.earlyStop;
    return early || m_state.epoch > m_config.training.epochs;
}

std::vector<std::size_t> TrainingLoop::orderOf(std::int64_t epoch) const
{
    return epochOrder(m_inputs, m_training, m_config.training, static_cast<std::uint64_t>(epoch));
}

data::LoaderOptions TrainingLoop::loaderOptions() const
{
    data::LoaderOptions options;
    options.preprocessing = preprocessingOf(m_config.preprocessing);
    options.seed = m_config.training.seed;
    options.epoch = m_state.epoch;
    options.batch = static_cast<std::size_t>(m_config.training.batch);
    options.format = m_config.compute.layout == "nhwc" ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
    options.threads = static_cast<std::size_t>(m_config.compute.threads);
    return options;
}

/// The rest of the epoch's training batches.
Feed TrainingLoop::trainingFeed()
{
    std::vector<std::size_t> order = orderOf(m_state.epoch);
    const auto done = static_cast<std::size_t>(m_state.batch * m_config.training.batch);
    order.erase(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min(done, order.size())));
    data::LoaderOptions options = loaderOptions();
    options.augmentation = m_config.augmentation;
    if (m_config.training.sampling != "all" && m_config.augmentation.views == 0) // a view is the same wherever it comes
        options.firstPlace = done;
    return {m_inputs, *m_prefix, std::move(order), options, m_device};
}

/// Validation has left the network in evaluation mode; and a stage more may train from here on.
void TrainingLoop::applyPlan()
{
    const std::int64_t every = m_config.freeze.unfreezeEvery;
    m_joined = every > 0 ? joinedBy(m_plan, m_network, (m_state.epoch - 1) / every) : m_plan;
    apply(m_joined, m_network);
}

Result<TrainingLoop::Went> TrainingLoop::trainEpoch(const StopToken &stop, const PauseSwitch *pause)
{
    std::optional<Feed> feed;
    while (true) {
        const auto isOther = intervene();
        if (!isOther)
            return isOther.error();
        if (!feed || *isOther) {
            applyPlan();
            feed.emplace(trainingFeed());
        }
        const auto fed = feed->next(&stop);
        if (!fed)
            return fed.error();
        if (!*fed)
            return Went::On;
        if (stop.stopped())
            return Went::Stopped;
        const double factor = rateFactor(m_config.schedule, m_state.step, steps(), stepsPerEpoch());
        auto went = trainStep(**fed, m_config.optimiser.rate * factor, stop);
        if (!went || *went == Went::Stopped)
            return went;
        if (auto saved = saveIfDue(false); !saved)
            return saved.error();
        if (pause && pause->paused())
            if (auto rested = rest(stop, *pause); !rested)
                return rested.error();
    }
}

Result<TrainingLoop::Went> TrainingLoop::trainStep(const Fed &fed, double headRate, const StopToken &stop)
{
    const auto step = static_cast<std::uint64_t>(m_state.step);
    at::Generator generator = at::globalContext().defaultGenerator(m_device);
    generator.set_current_seed(Random{m_config.training.seed, hashOf("step"), step}.next());
    for (const TrainedParameter &parameter : m_joined.parameters)
        parameter.tensor.mutable_grad() = parameter.moved().mutable_grad() = at::Tensor();
    Losses losses;
    keepStatistics();
    try {
        losses = backward(fed, stop);
    } catch (const zoo::Stopped &) {
        restoreStatistics();
        return Went::Stopped;
    }
    const auto count = static_cast<std::int64_t>(fed.samples.size());
    const bool isMeasured = m_stages && StageMonitor::isDue(m_state.step + 1, stepsPerEpoch());
    if (isMeasured)
        m_stages->takeGradients();
    m_adapters.takeGradients();
    const auto norm = gradientNorm(losses.sum);
    if (!norm) {
        restoreStatistics();
        return norm.error();
    }
    clip(*norm);
    const double backboneRate = headRate * m_config.optimiser.backboneFactor;
    m_optimiser.step(headRate, backboneRate);
    m_adapters.merge();
    m_average.step(m_state.step + 1);

    const double seconds = secondsSince(std::exchange(m_lastTick, Clock::now()));
    ++m_state.step;
    ++m_state.batch;
    m_state.lossSum += losses.sum;
    m_state.correct += losses.correct;
    m_state.seen += count;
    m_state.epochSeconds += seconds;
    m_state.seconds += seconds;
    const auto told = m_observer.step({m_state.step, m_state.epoch, losses.sum / static_cast<double>(count), headRate,
                                       backboneRate, *norm, seconds, count});
    if (!told)
        return told.error();
    if (isMeasured)
        if (auto measured = m_observer.stages(m_stages->rows(m_state.step)); !measured)
            return measured.error();
    m_lastTick = Clock::now(); // no step's seconds are those for which the observer waited
    return Went::On;
}

/// Of the step under way.
Mixup TrainingLoop::mixupOf(std::int64_t count) const
{
    if (m_config.training.mixup <= 0)
        return {};
    const Random random{m_config.training.seed, hashOf("mixup"), static_cast<std::uint64_t>(m_state.step)};
    return {m_config.training.mixup, count, random, m_device};
}

/// Leaves the gradients of the batch's loss in the parameters: the samples' losses weighted by their classes, over the
/// sum of these weights, and those of the auxiliary heads; of mixed samples each label's loss by its share, and the
/// heavier label is the one to be right about. Returns the loss without the auxiliary heads'. Throws Stopped.
TrainingLoop::Losses TrainingLoop::backward(const Fed &fed, const StopToken &stop)
{
    const std::size_t end = m_network.stages().size();
    const auto count = static_cast<std::int64_t>(fed.samples.size());
    const double weight = m_loss.weightOf(fed.labels);
    const std::int64_t piece = m_config.training.microBatch;
    const Mixup mixup = mixupOf(count);
    const zoo::Flow flow = mixup.mixed(fed.flow);
    const at::Tensor partners = mixup.partners.defined() ? fed.labels.index_select(0, mixup.partners) : fed.labels;
    Losses losses;
    for (std::int64_t begin = 0; begin < count; begin += piece) {
        const std::int64_t until = std::min(begin + piece, count);
        const zoo::Flow out = m_network.run(slice(flow, begin, until), m_plan.firstTrained, end, &stop);
        if (out.values.empty())
            throw zoo::Stopped();
        const at::Tensor labels = fed.labels.slice(0, begin, until);
        const at::Tensor others = partners.slice(0, begin, until);
        const auto lossOf = [&](const at::Tensor &outputs) {
            at::Tensor sum = m_loss.sum(outputs.to(at::kFloat), labels);
            if (mixup.partners.defined())
                sum = sum.mul(mixup.share).add(m_loss.sum(outputs.to(at::kFloat), others), 1 - mixup.share);
            return sum.div(weight);
        };
        const at::Tensor loss = lossOf(out.output());
        at::Tensor whole = loss;
        for (const at::Tensor &logits : out.aux)
            whole = whole.add(lossOf(logits), m_network.auxiliary().lossWeight);
        whole.backward();
        losses.sum += loss.item<double>() * static_cast<double>(count);
        losses.correct += correctOf(out.output().detach(), mixup.share < 0.5 ? others : labels);
    }
    return losses;
}

void TrainingLoop::keepStatistics()
{
    const at::NoGradGuard noGradient;
    for (auto &[tensor, kept] : m_statistics)
        kept.copy_(tensor);
}

void TrainingLoop::restoreStatistics()
{
    const at::NoGradGuard noGradient;
    for (const auto &[tensor, kept] : m_statistics)
        tensor.copy_(kept);
}

Result<double> TrainingLoop::gradientNorm(double loss) const
{
    const at::NoGradGuard noGradient;
    const std::string place = "step " + std::to_string(m_state.step + 1);
    std::vector<double> squares;
    for (const TrainedParameter &parameter : m_joined.parameters)
        squares.push_back(squaredNorm(parameter.tensor.grad()));
    const double norm = std::sqrt(std::accumulate(squares.begin(), squares.end(), 0.0));
    if (std::isfinite(norm) && std::isfinite(loss))
        return norm;
    for (std::size_t i = 0; i < squares.size(); ++i)
        if (!std::isfinite(squares[i]))
            return failed({}, say("in %1, before the weights were changed, the gradient of '%2' is not a number (loss "
                                  "%3): a smaller learning rate or clip_norm may help",
                                  place, m_joined.parameters[i].name, loss));
    return failed({}, say("in %1, before the weights were changed, the loss is not a number: a smaller learning rate "
                          "or clip_norm may help",
                          place));
}

/// As torch.nn.utils.clip_grad_norm_.
void TrainingLoop::clip(double norm) const
{
    constexpr double kEpsilon = 1e-6;
    const double largest = m_config.training.clipNorm;
    if (largest <= 0 || norm <= largest)
        return;
    const at::NoGradGuard noGradient;
    std::vector<at::Tensor> gradients;
    for (const TrainedParameter &parameter : m_joined.parameters)
        gradients.push_back(parameter.tensor.grad());
    at::_foreach_mul_(gradients, largest / (norm + kEpsilon));
}

Result<TrainingLoop::Went> TrainingLoop::finishEpoch(const StopToken &stop)
{
    const AveragedWeights::Shown shown(m_average);
    Feed feed(m_inputs, *m_prefix, m_inputs.arranged(m_validation), loaderOptions(), m_device);
    auto evaluation = evaluate(m_network, m_plan.firstTrained, feed, kPrefixPiece, &stop);
    if (!evaluation)
        return evaluation.error();
    if (evaluation->predictions.size() != m_validation.size())
        return Went::Stopped;
    storeFresh();
    const double seconds = secondsSince(std::exchange(m_lastTick, Clock::now()));
    m_state.seconds += seconds;
    const auto seen = static_cast<double>(m_state.seen);
    runs::EpochRow row{m_state.epoch,
                       m_state.step,
                       m_state.lossSum / seen,
                       m_loss.ofNumbers() ? std::numeric_limits<double>::quiet_NaN()
                                          : static_cast<double>(m_state.correct) / seen,
                       evaluation->loss,
                       evaluation->accuracy,
                       m_state.epochSeconds + seconds,
                       false};
    row.isBest = isBetter(row);
    m_state.epochsWithoutBetter = row.isBest ? 0 : m_state.epochsWithoutBetter + 1;
    if (row.isBest) {
        m_state.best = row;
        takeAsBest();
    } else {
        evaluation->predictions.clear();
    }
    ++m_state.epoch;
    m_state.batch = m_state.correct = m_state.seen = 0;
    m_state.lossSum = m_state.epochSeconds = 0;
    if (auto told = m_observer.epoch(row, std::move(evaluation->predictions)); !told)
        return told.error();
    m_lastTick = Clock::now();
    return Went::On;
}

/// Of equal accuracies, and where there are none, the lower loss wins.
bool TrainingLoop::isBetter(const runs::EpochRow &row) const
{
    if (!m_state.best)
        return true;
    const runs::EpochRow &best = *m_state.best;
    const bool byAccuracy = m_config.training.bestBy == "accuracy" && !m_loss.ofNumbers();
    if (byAccuracy && row.validationAccuracy != best.validationAccuracy)
        return row.validationAccuracy > best.validationAccuracy;
    return row.validationLoss < best.validationLoss;
}

void TrainingLoop::takeAsBest()
{
    m_best.clear();
    for (const zoo::NamedTensor &named : m_network.tensors(m_lowest, m_network.stages().size()))
        m_best.emplace_back(named.name, named.tensor.detach().clone());
}

Result<void> TrainingLoop::saveIfDue(bool epochEnded)
{
    constexpr double kShortest = 5; // epochs of a cached head take tenths of a second
    const double since = secondsSince(m_lastSave);
    if (since < static_cast<double>(m_config.checkpointSeconds) && !(epochEnded && since >= kShortest))
        return {};
    return save();
}

Result<void> TrainingLoop::save()
{
    auto saved = m_observer.save(*this);
    m_lastSave = m_lastTick = Clock::now();
    return saved;
}

Result<void> TrainingLoop::rest(const StopToken &stop, const PauseSwitch &pause)
{
    if (auto saved = save(); !saved)
        return saved;
    while (pause.paused() && !stop.stopped())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    m_lastTick = Clock::now();
    return {};
}

} // namespace headstart::training
