// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/predictions_csv.h"

#include "core/base/atomic_file.h"

#include <QString>

#include <filesystem>
#include <span>
#include <string_view>

namespace headstart::ui {

namespace {

constexpr const char *kLineEnd = "\r\n";

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

std::string number(double value)
{
    constexpr int kDigits = 6;
    return QString::number(value, 'g', kDigits).toStdString();
}

std::string headOf(int count)
{
    std::string out = "error";
    for (int place = 1; place <= count; ++place)
        out += ",label_" + std::to_string(place) + ",probability_" + std::to_string(place);
    return out + kLineEnd;
}

/// From the first label to the end of the line.
std::string cellsOf(const insight::Guesses &guesses, int count)
{
    std::string out;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        out += i < guesses.size() ? ',' + quoted(guesses[i].label) + ',' + number(guesses[i].probability) : ",,";
    return out + kLineEnd;
}

/// A sample is called "line 7", behind its file's name where there are several.
std::string lineOf(const data::Sample &sample)
{
    constexpr std::string_view kLine = "line ";
    return sample.file.starts_with(kLine) ? sample.file.substr(kLine.size()) : sample.file;
}

/// A row without its guesses.
Result<std::string> beginOf(const data::Dataset &texts, std::size_t row, bool inPairs)
{
    const auto text = texts.text(row);
    if (!text)
        return text.error();
    std::string out = quoted(lineOf(texts.samples()[row])) + ',' + quoted(text->first) + ',';
    if (inPairs)
        out += quoted(text->second.value_or(std::string())) + ',';
    return out;
}

} // namespace

std::string predictionsCsv(const std::vector<Prediction> &predictions, int count)
{
    std::string out = "file," + headOf(count);
    for (const Prediction &prediction : predictions) {
        if (prediction.state == Prediction::State::Waiting)
            continue;
        out += quoted(prediction.path) + ',';
        if (prediction.error)
            out += quoted(prediction.error->rule.english());
        out += cellsOf(prediction.guesses, count);
    }
    return out;
}

Result<void> writePredictionsCsv(const std::string &path, const data::Dataset &texts, const TextResults &results,
                                 int count, const StopToken &stop)
{
    constexpr std::size_t kAtOnce = std::size_t{1} << 20;
    std::error_code ignored;
    if (std::filesystem::equivalent(path, texts.source().path, ignored))
        return badInput(path, say("this is the table that is judged: choose another file"));
    auto file = AtomicFile::create(path);
    if (!file)
        return file.error();
    const std::string &pair = texts.source().pairColumn;
    const bool inPairs = !pair.empty() && pair != "none";
    std::string out = (inPairs ? "line,text,text_2," : "line,text,") + headOf(count);
    for (std::size_t row = 0; row < results.size() && !stop.stopped(); ++row) {
        const auto cells = beginOf(texts, row, inPairs);
        if (!cells)
            return cells.error();
        out += *cells;
        if (const Text *problem = results.problem(row))
            out += quoted(problem->english());
        out += cellsOf(results.guesses(row), count);
        if (out.size() < kAtOnce)
            continue;
        if (auto written = file->write(std::as_bytes(std::span(out))); !written)
            return written;
        out.clear();
    }
    if (stop.stopped())
        return {};
    if (auto written = file->write(std::as_bytes(std::span(out))); !written)
        return written;
    return file->commit();
}

} // namespace headstart::ui
