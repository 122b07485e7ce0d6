// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/run_evaluation.h"

#include "core/training/evaluation.h"
#include "core/training/freeze_plan.h"
#include "core/training/preparation.h"
#include "core/zoo/kept_blocks.h"

#include <algorithm>
#include <numeric>

namespace headstart::insight {

namespace {

/// The run's class of each class of the data.
Result<std::vector<std::size_t>> matchClasses(const std::vector<std::string> &theirs,
                                              const std::vector<std::string> &ours, const std::string &path)
{
    std::vector<std::size_t> out;
    for (const std::string &name : theirs) {
        const auto found = std::find(ours.begin(), ours.end(), name);
        if (found == ours.end())
            return badInput(path, say("the run knows no class '%1'", name));
        out.push_back(static_cast<std::size_t>(found - ours.begin()));
    }
    return out;
}

NumberMetrics numbersOf(const data::Dataset &dataset, const std::vector<runs::Prediction> &guesses)
{
    std::vector<double> labels;
    std::vector<double> predictions;
    for (const runs::Prediction &guess : guesses) {
        labels.push_back(dataset.samples()[static_cast<std::size_t>(guess.sample)].number);
        predictions.push_back(guess.probabilities.front());
    }
    return numberMetricsOf(labels, predictions);
}

Result<RunEvaluation> evaluateSamples(training::RunModel &model, const data::Dataset &dataset,
                                      std::vector<std::size_t> samples, const StopToken *stop)
{
    if (dataset.areNumbers() != model.classes.empty())
        return badInput(dataset.source().path, dataset.areNumbers()
                                                   ? say("these labels are numbers; the run knows classes")
                                                   : say("these labels are classes; the run foretells numbers"));
    const auto classOf = matchClasses(dataset.classes(), model.classes, dataset.source().path);
    if (!classOf)
        return classOf.error();
    const auto guesses = predictions(model, dataset, std::move(samples), stop);
    if (!guesses)
        return guesses.error();
    if (dataset.areNumbers())
        return RunEvaluation{{}, numbersOf(dataset, *guesses), {}, dataset.setAside().size()};
    std::vector<Judged> judged;
    for (const runs::Prediction &guess : *guesses) {
        const std::size_t label = dataset.samples()[static_cast<std::size_t>(guess.sample)].label;
        judged.push_back({(*classOf)[label], guess.probabilities});
    }
    return RunEvaluation{metricsOf(judged, model.classes.size()), {}, model.classes, dataset.setAside().size()};
}

} // namespace

Result<std::vector<runs::Prediction>> predictions(training::RunModel &model, const data::Dataset &dataset,
                                                  std::vector<std::size_t> samples, const StopToken *stop)
{
    constexpr std::size_t kPiece = 8;
    const zoo::KeptBlocks keptBlocks(training::keptBlocksOf(model.config.compute));
    const bool isNhwc = model.config.compute.layout == "nhwc";
    const at::MemoryFormat format = isNhwc ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
    model.network.toMemoryFormat(format);
    data::LoaderOptions options;
    options.preprocessing = training::preprocessingOf(model.config.preprocessing);
    options.format = format;
    training::PreparedData data{dataset, {}};
    if (auto done = training::tokenize(data, model.text, model.config, stop, {}); !done)
        return done.error();
    if (stop && stop->stopped())
        return std::vector<runs::Prediction>();
    const data::Inputs inputs = data.inputs();
    // The part that was kept computes as it did in the run, so that what was judged then is judged the same now.
    const auto plan = training::freezePlan(model.network, model.config.freeze);
    if (!plan)
        return plan.error();
    training::FrozenPrefix prefix(model.network, plan->firstTrained, kPiece, 0,
                                  training::prefixModeOf(model.config.compute), model.config.texts.maxTokens);
    training::Feed feed(inputs, prefix, inputs.arranged(std::move(samples)), options, at::Device(at::kCPU));
    auto evaluation = training::evaluate(model.network, plan->firstTrained, feed, kPiece, stop);
    if (!evaluation)
        return evaluation.error();
    return std::move(evaluation->predictions);
}

Result<RunEvaluation> evaluateOwnData(training::RunModel &model, data::Part part, const StopToken *stop)
{
    training::RunConfig config = model.config;
    const auto data = training::openData(config, stop, {});
    if (!data)
        return data.error();
    std::vector<std::size_t> samples = data->split.of(part);
    if (samples.empty())
        return badInput(config.data.path, say("the run has no samples in this part"));
    return evaluateSamples(model, data->dataset, std::move(samples), stop);
}

Result<RunEvaluation> evaluateOtherData(training::RunModel &model, const data::DataSource &source,
                                        const StopToken *stop)
{
    const auto dataset = data::Dataset::open(source, stop);
    if (!dataset)
        return dataset.error();
    std::vector<std::size_t> samples(dataset->samples().size());
    std::iota(samples.begin(), samples.end(), std::size_t{0});
    return evaluateSamples(model, *dataset, std::move(samples), stop);
}

} // namespace headstart::insight
