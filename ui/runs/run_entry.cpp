// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/run_entry.h"

#include "core/training/config_keys.h"

#include <QCoreApplication>

#include <cmath>
#include <unordered_map>

namespace headstart::ui {

namespace {

std::optional<training::RunConfig> parsed(const runs::RunRow &row)
{
    auto config = training::configFromText(row.config, row.name);
    return config ? std::optional(std::move(*config)) : std::nullopt;
}

} // namespace

QString RunEntry::model() const
{
    return config ? QString::fromStdString(config->model.id) : QString();
}

QString RunEntry::cut() const
{
    return config ? QString::fromStdString(config->freeze.cut) : QString();
}

QStringList RunEntry::tags() const
{
    QStringList out;
    for (const std::string &tag : row.marks.tags)
        out += QString::fromStdString(tag);
    return out;
}

std::optional<double> RunEntry::bestAccuracy() const
{
    return row.best && std::isfinite(row.best->validationAccuracy) ? std::optional(row.best->validationAccuracy)
                                                                   : std::nullopt;
}

std::optional<double> RunEntry::bestLoss() const
{
    return row.best && std::isfinite(row.best->validationLoss) ? std::optional(row.best->validationLoss) : std::nullopt;
}

std::optional<double> RunEntry::rate() const
{
    return config ? std::optional(config->optimiser.rate) : std::nullopt;
}

Result<RunReading> readRuns(const runs::RunStore &store, const std::shared_ptr<const RunEntries> &before)
{
    auto rows = store.runs();
    if (!rows)
        return rows.error();
    std::unordered_map<std::string, const RunEntry *> known;
    if (before)
        for (const RunEntry &entry : *before)
            known.emplace(entry.row.id, &entry);
    RunEntries out;
    out.reserve(rows->size());
    for (runs::RunRow &row : *rows) {
        const auto found = known.find(row.id);
        const bool isKnown = found != known.end() && found->second->row.config == row.config;
        auto config = isKnown ? found->second->config : parsed(row);
        out.push_back({std::move(row), std::move(config)});
    }
    auto copy = std::make_shared<const RunEntries>(out);
    return RunReading{std::move(out), std::move(copy)};
}

QString statusText(runs::Status status)
{
    switch (status) {
    case runs::Status::Running:
        return QCoreApplication::translate("RunStatus", "running");
    case runs::Status::Interrupted:
        return QCoreApplication::translate("RunStatus", "interrupted");
    case runs::Status::Stopped:
        return QCoreApplication::translate("RunStatus", "stopped");
    case runs::Status::Failed:
        return QCoreApplication::translate("RunStatus", "failed");
    case runs::Status::Finished:
        break;
    }
    return QCoreApplication::translate("RunStatus", "finished");
}

bool isResumable(runs::Status status)
{
    return status != runs::Status::Running && status != runs::Status::Finished;
}

} // namespace headstart::ui
