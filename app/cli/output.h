// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/metrics.h"
#include "core/insight/number_metrics.h"
#include "core/runs/run_store.h"

#include <nlohmann/json.hpp>
#include <string>

namespace headstart::cli {

/// The one JSON document of a command, on stdout. Bytes that are no UTF-8 are replaced.
void printJson(const nlohmann::ordered_json &json);

std::string percent(double fraction);             ///< "87.3 %"; "-" of NaN
std::string megabytes(std::uint64_t bytes);       ///< "18.8 MB"
std::string duration(double seconds);             ///< "42 s", "3 min 20 s", "2 h 5 min"
std::string localTime(std::int64_t milliseconds); ///< "2026-01-31 14:05"

/// {"accuracy", "n", "ci95"}, from an accuracy that was counted on `n` samples.
nlohmann::ordered_json accuracyJson(double accuracy, std::size_t n);

/// What it judges of the samples, class by class, as a table.
void printMetrics(const insight::Metrics &metrics, const std::vector<std::string> &classes);
nlohmann::ordered_json metricsJson(const insight::Metrics &metrics, const std::vector<std::string> &classes);

/// Likewise of numbers that are foretold.
void printNumberMetrics(const insight::NumberMetrics &metrics);
nlohmann::ordered_json numberMetricsJson(const insight::NumberMetrics &metrics);

} // namespace headstart::cli
