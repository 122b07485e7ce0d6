// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/layers_state.h"

#include "core/data/split.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace headstart::ui {

namespace {

/// What is reckoned with while there are no data.
constexpr SampleCounts kSamplesWithoutData = {1000, 0};

} // namespace

LayersState::LayersState(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&m_workbench, &Workbench::outlineChanged, this, &LayersState::takeOutline);
    connect(&m_workbench, &Workbench::configChanged, this, &LayersState::takeConfig);
    connect(&m_workbench, &Workbench::configChanged, this, &LayersState::countSamples);
    connect(&m_workbench, &Workbench::dataChanged, this, &LayersState::countSamples);
    // Both want the processors: measuring makes way, and comes back when training has ended.
    training::Session &session = m_workbench.session();
    connect(&session, &training::Session::lookingAtData, this, &LayersState::measureIfIdle);
    connect(&session, &training::Session::started, this, &LayersState::measureIfIdle);
    connect(&session, &training::Session::finished, this, &LayersState::measureIfIdle);
    connect(&session, &training::Session::stopped, this, &LayersState::measureIfIdle);
    connect(&session, &training::Session::failed, this, &LayersState::measureIfIdle);
    connect(&m_times, &StageTimes::changed, this, &LayersState::takeTimes);
    countSamples();
    if (m_workbench.outline())
        takeOutline();
}

void LayersState::setSeen(bool seen)
{
    m_isSeen = seen;
    measureIfIdle();
}

void LayersState::takeOutline()
{
    const catalogue::ModelCard *card = m_workbench.card();
    const auto &outline = m_workbench.outline();
    m_isUnknown = card && !outline;
    if (!card || !outline || outline->model != card->id) {
        forget();
        return;
    }
    m_isMoving = false;
    m_chain.outline = *outline;
    m_chain.trained.clear();
    learnNorms();
    mendCut();
    takeConfig();
}

/// Another model's line finds a place in this one.
void LayersState::mendCut()
{
    m_chain.freeze = m_workbench.config().freeze;
    m_lostCut.clear();
    if (m_chain.cut() < m_chain.size())
        return;
    m_lostCut = m_chain.freeze.cut;
    m_chain.freeze = {m_chain.outline.stages.back().name, {}, {}, m_chain.freeze.batchNorm};
    m_workbench.change([this](training::RunConfig &config) { config.freeze = m_chain.freeze; });
}

void LayersState::forget()
{
    m_chain = {};
    m_isMoving = false;
    m_lostCut.clear();
    m_freezeProblem.reset();
    m_norming.stop();
    m_planning.stop();
    m_times.stop();
    Q_EMIT changed();
}

void LayersState::takeConfig()
{
    const catalogue::ModelCard *card = m_workbench.card();
    if (!card || m_chain.outline.model != card->id) {
        m_isUnknown = m_isUnknown && card;
        forget();
        return;
    }
    training::FreezeConfig freeze = m_workbench.config().freeze;
    if (m_isMoving)
        freeze.cut = m_chain.freeze.cut;
    m_chain.hasNewHead = m_workbench.config().model.weights == "pretrained";
    takeFreeze(freeze);
    measureIfIdle();
}

void LayersState::takeFreeze(const training::FreezeConfig &freeze)
{
    if (m_chain.freeze != freeze || m_chain.trained.empty()) {
        m_chain.freeze = freeze;
        m_chain.trained = trainedByStages(m_chain);
        learnWhatTrains();
    }
    Q_EMIT changed();
}

void LayersState::learnWhatTrains()
{
    m_planning.run(
        [model = m_chain.outline.model, classes = m_chain.classes(),
         freeze = m_chain.freeze](const StopToken &stop) -> Result<std::vector<std::int64_t>> {
            if (stop.stopped()) // the line has moved on
                return std::vector<std::int64_t>();
            return insight::trainedParameters(model, classes, freeze);
        },
        [this](Result<std::vector<std::int64_t>> trained) {
            m_freezeProblem = trained ? std::nullopt : std::optional(trained.error());
            if (trained && trained->size() == m_chain.outline.stages.size())
                m_chain.trained = std::move(*trained);
            Q_EMIT changed();
        });
}

void LayersState::learnNorms()
{
    m_norms.assign(m_chain.outline.stages.size(), 0);
    m_norming.run([outline = m_chain.outline](
                      const StopToken &) -> Result<std::vector<std::int64_t>> { return normParameters(outline); },
                  [this](Result<std::vector<std::int64_t>> norms) {
                      if (norms && norms->size() == m_norms.size())
                          m_norms = std::move(*norms);
                      Q_EMIT changed();
                  });
}

void LayersState::countSamples()
{
    const auto &dataset = m_workbench.dataset();
    const auto wanted =
        dataset ? std::optional(Counted{dataset->fingerprint(), m_workbench.config().split}) : std::nullopt;
    if (wanted == m_counted)
        return;
    m_counted = wanted;
    m_counting.stop();
    m_samples.reset();
    m_samplesProblem.reset();
    if (dataset)
        m_counting.run(
            [data = *dataset, split = wanted->split](const StopToken &) { return data::split(data, split); },
            [this](Result<data::Split> split) {
                if (split)
                    m_samples = {split->of(data::Part::Train).size(), split->of(data::Part::Validation).size()};
                else
                    m_samplesProblem = split.error();
                Q_EMIT changed();
            });
    Q_EMIT changed();
}

void LayersState::moveCut(int cut)
{
    training::FreezeConfig freeze = m_chain.freeze;
    freeze.cut = m_chain.stage(cut).name;
    m_isMoving = true;
    m_lostCut.clear();
    takeFreeze(freeze);
}

void LayersState::changeFreeze(const std::function<void(training::FreezeConfig &)> &change)
{
    m_isMoving = false;
    m_lostCut.clear();
    m_workbench.change([&](training::RunConfig &config) { change(config.freeze); });
    takeConfig(); // nothing may have changed there, but what was dragged has come to rest
}

StageTimes::Key LayersState::timesKey() const
{
    const training::RunConfig &config = m_workbench.config();
    const catalogue::ModelCard *card = m_workbench.card();
    StageTimes::Key key{m_chain.outline.model, config.preprocessing.crop, config.compute.threads};
    if (m_chain.outline.isText)
        key.inputSize = config.texts.maxTokens;
    if (key.inputSize == 0)
        key.inputSize = card ? card->inputSize() : m_chain.outline.inputSize;
    if (key.threads == 0)
        key.threads = std::max(1, QThread::idealThreadCount());
    return key;
}

void LayersState::measureIfIdle()
{
    if (timing() == Timing::Measuring && m_isSeen && !m_chain.isEmpty())
        m_times.measure(timesKey());
    else
        m_times.stop();
    takeTimes();
}

void LayersState::takeTimes()
{
    m_chain.costs = m_chain.isEmpty() ? std::vector<insight::StageCost>() : m_times.find(timesKey());
    Q_EMIT changed();
}

Timing LayersState::timing() const
{
    const StageTimes::Key key = timesKey();
    if (m_workbench.config().compute.device != "cpu")
        return Timing::Elsewhere;
    if (m_times.errorOf(key))
        return Timing::Failed;
    if (!m_times.find(key).empty())
        return Timing::Known;
    return m_workbench.session().isRunning() ? Timing::Waiting : Timing::Measuring;
}

Subject LayersState::subject() const
{
    Subject out{m_chain, m_norms, m_workbench.config(), m_samples.value_or(kSamplesWithoutData), timesKey().inputSize};
    if (timing() != Timing::Known)
        out.chain.costs.clear();
    return out;
}

} // namespace headstart::ui
