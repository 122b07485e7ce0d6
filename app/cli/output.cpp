// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace headstart::cli {

using Json = nlohmann::ordered_json;

void printJson(const Json &json)
{
    std::printf("%s\n", json.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

std::string percent(double fraction)
{
    if (std::isnan(fraction))
        return "-";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * fraction);
    return text;
}

std::string megabytes(std::uint64_t bytes)
{
    constexpr double kMega = 1e6;
    char text[32];
    std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / kMega);
    return text;
}

std::string duration(double seconds)
{
    const auto whole = static_cast<long>(std::lround(seconds));
    if (whole < 60)
        return std::to_string(whole) + " s";
    if (whole < 3600)
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string localTime(std::int64_t milliseconds)
{
    const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
    std::tm parts = {};
    localtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts);
    return text;
}

Json accuracyJson(double accuracy, std::size_t n)
{
    const auto count = static_cast<double>(n);
    const insight::Interval interval = insight::wilson95(std::round(accuracy * count), count);
    return {{"accuracy", accuracy}, {"n", n}, {"ci95", {interval.low, interval.high}}};
}

void printMetrics(const insight::Metrics &metrics, const std::vector<std::string> &classes)
{
    std::printf("accuracy %s (95 %% interval %s to %s, n = %lld), loss %.4f\n", percent(metrics.accuracy).c_str(),
                percent(metrics.ci95.low).c_str(), percent(metrics.ci95.high).c_str(),
                static_cast<long long>(metrics.n), metrics.loss);
    std::printf("macro F1 %.4f, Matthews %.4f", metrics.macroF1, metrics.matthews);
    if (classes.size() == 2)
        std::printf(", F1 of '%s' %.4f", classes[1].c_str(), metrics.binaryF1);
    std::printf("\n");
    std::size_t width = 5;
    for (const std::string &name : classes)
        width = std::max(width, name.size());
    std::printf("\n%-*s  %8s  %9s  %6s  %6s\n", static_cast<int>(width), "class", "samples", "precision", "recall",
                "F1");
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const insight::ClassMetrics &one = metrics.classes[i];
        std::printf("%-*s  %8lld  %9.3f  %6.3f  %6.3f\n", static_cast<int>(width), classes[i].c_str(),
                    static_cast<long long>(one.support), one.precision, one.recall, one.f1);
    }
    constexpr std::size_t kMostShown = 20;
    if (classes.size() > kMostShown)
        return;
    std::printf("\nrows: the label; columns: what was predicted\n");
    for (std::size_t i = 0; i < classes.size(); ++i) {
        std::printf("%-*s ", static_cast<int>(width), classes[i].c_str());
        for (const std::int64_t count : metrics.confusion[i])
            std::printf(" %6lld", static_cast<long long>(count));
        std::printf("\n");
    }
}

Json metricsJson(const insight::Metrics &metrics, const std::vector<std::string> &classes)
{
    Json out = {{"accuracy", metrics.accuracy},
                {"n", metrics.n},
                {"ci95", {metrics.ci95.low, metrics.ci95.high}},
                {"loss", metrics.loss},
                {"macro_f1", metrics.macroF1},
                {"matthews", metrics.matthews},
                {"classes", Json::array()},
                {"confusion", metrics.confusion}};
    if (classes.size() == 2)
        out["binary_f1"] = metrics.binaryF1;
    for (std::size_t i = 0; i < classes.size(); ++i)
        out["classes"].push_back({{"name", classes[i]},
                                  {"n", metrics.classes[i].support},
                                  {"precision", metrics.classes[i].precision},
                                  {"recall", metrics.classes[i].recall},
                                  {"f1", metrics.classes[i].f1}});
    return out;
}

void printNumberMetrics(const insight::NumberMetrics &metrics)
{
    std::printf("mean squared error %.4f, Pearson %.4f, Spearman %.4f, n = %lld\n", metrics.meanSquaredError,
                metrics.pearson, metrics.spearman, static_cast<long long>(metrics.n));
}

Json numberMetricsJson(const insight::NumberMetrics &metrics)
{
    return {{"n", metrics.n},
            {"mean_squared_error", metrics.meanSquaredError},
            {"pearson", metrics.pearson},
            {"spearman", metrics.spearman}};
}

} // namespace headstart::cli
