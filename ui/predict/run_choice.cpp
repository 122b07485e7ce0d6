// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/run_choice.h"

#include "core/data/glue.h"
#include "core/training/config_keys.h"
#include "ui/common/words.h"

namespace headstart::ui {

namespace {

std::optional<TrainedOn> textsOf(const data::DataSource &source)
{
    if (source.kind == "glue") {
        const data::GlueTask *task = data::glueTaskIn(source.path);
        return TrainedOn{source, task && !task->pair.empty()};
    }
    if (source.kind == "texts")
        return TrainedOn{source, !source.pairColumn.empty() && source.pairColumn != "none"};
    return std::nullopt;
}

} // namespace

Result<std::vector<RunChoice>> usableRuns(const runs::RunStore &store)
{
    auto rows = store.runs();
    if (!rows)
        return rows.error();
    std::vector<RunChoice> out;
    for (runs::RunRow &row : *rows) {
        if (!row.best || row.classes.empty()) // what foretells numbers has no classes
            continue;
        const auto config = training::configFromText(row.config, row.name);
        if (config) // of a later version: that run is not for this program
            out.push_back({std::move(row), config->model.id, textsOf(config->data)});
    }
    return out;
}

QString runWords(const runs::RunRow &run)
{
    QString out = QString::fromStdString(run.name);
    if (run.best)
        out += QStringLiteral(" · ") + percent(run.best->validationAccuracy);
    return out;
}

} // namespace headstart::ui
