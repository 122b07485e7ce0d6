// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/insight/metrics.h"
#include "core/runs/run_store.h"
#include "ui/runs/run_entry.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace headstart::ui {

/// A validation sample, and what the best epoch's network says of it.
struct ValidationSample {
    std::string file; ///< relative to the run's data, as the system names it; of a text, "line 7"
    std::string hash; ///< as Sample::hash
    std::size_t label = 0;
    std::size_t guess = 0;
    double probability = 0; ///< of the guess
    double loss = 0;        ///< cross-entropy: minus the logarithm of the label's probability
};

/// How well a run does on its validation samples.
struct Judgement {
    QString run;
    bool isText = false; ///< the samples are texts; else pictures
    QStringList classes;
    insight::Metrics metrics; ///< n is 0 while no epoch has ended
    std::vector<ValidationSample> samples;

    /// Those of a cell of the confusion matrix, the surest guess first.
    std::vector<ValidationSample> samplesOf(std::size_t label, std::size_t guess) const;
    /// Those that are taken for something else, the greatest loss first.
    std::vector<ValidationSample> errors() const;
};

/// Any thread. Errors: the store's; predictions that do not fit its samples.
Result<Judgement> readJudgement(const runs::RunStore &store, const RunEntry &run);

} // namespace headstart::ui
