// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/judgement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headstart::ui {

namespace {

/// A store that is damaged, or not ours, must not lead out of the classes.
bool fits(const runs::Prediction &prediction, const std::vector<runs::SampleRow> &samples, std::size_t classes)
{
    if (prediction.sample < 0 || static_cast<std::size_t>(prediction.sample) >= samples.size()
        || prediction.probabilities.size() != classes)
        return false;
    const std::int64_t label = samples[static_cast<std::size_t>(prediction.sample)].label;
    return label >= 0 && static_cast<std::size_t>(label) < classes;
}

} // namespace

std::vector<ValidationSample> Judgement::samplesOf(std::size_t label, std::size_t guess) const
{
    std::vector<ValidationSample> out;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(out),
                 [&](const ValidationSample &sample) { return sample.label == label && sample.guess == guess; });
    std::stable_sort(out.begin(), out.end(), [](const ValidationSample &a, const ValidationSample &b) {
        return a.probability > b.probability;
    });
    return out;
}

std::vector<ValidationSample> Judgement::errors() const
{
    std::vector<ValidationSample> out;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(out),
                 [](const ValidationSample &sample) { return sample.label != sample.guess; });
    std::stable_sort(out.begin(), out.end(),
                     [](const ValidationSample &a, const ValidationSample &b) { return a.loss > b.loss; });
    return out;
}

Result<Judgement> readJudgement(const runs::RunStore &store, const RunEntry &run)
{
    const auto predictions = store.predictions(run.row.id);
    if (!predictions)
        return predictions.error();
    Judgement out;
    out.run = run.id();
    out.isText = run.config && (run.config->data.kind == "texts" || run.config->data.kind == "glue");
    for (const std::string &name : run.row.classes)
        out.classes += QString::fromStdString(name);
    if (predictions->empty())
        return out;
    if (run.row.classes.empty())
        return badInput(run.row.name, say("its labels are numbers: there is no matrix of classes"));
    constexpr std::size_t kMostClasses = 2000; // the matrix of more takes more memory than it is worth
    if (run.row.classes.size() > kMostClasses)
        return badInput(run.row.name, say("a matrix of %1 classes is too large", run.row.classes.size()));
    const auto samples = store.samples(run.row.id);
    if (!samples)
        return samples.error();
    std::vector<insight::Judged> judged;
    for (const runs::Prediction &prediction : *predictions) {
        if (!fits(prediction, *samples, run.row.classes.size()))
            return badInput(store.file().string(),
                            say("the predictions of run '%1' do not fit its samples", run.row.name));
        const runs::SampleRow &sample = (*samples)[static_cast<std::size_t>(prediction.sample)];
        const auto &probabilities = prediction.probabilities;
        const auto best = std::max_element(probabilities.begin(), probabilities.end());
        const auto label = static_cast<std::size_t>(sample.label);
        judged.push_back({label, probabilities});
        const auto ofLabel = std::max(probabilities[label], std::numeric_limits<float>::min());
        out.samples.push_back({sample.file, sample.hash, label, static_cast<std::size_t>(best - probabilities.begin()),
                               static_cast<double>(*best), -std::log(static_cast<double>(ofLabel))});
    }
    out.metrics = insight::metricsOf(judged, run.row.classes.size());
    return out;
}

} // namespace headstart::ui
