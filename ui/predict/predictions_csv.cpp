// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/predictions_csv.h"

#include <QString>

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

} // namespace

std::string predictionsCsv(const std::vector<Prediction> &predictions, int count)
{
    std::string out = "file,error";
    for (int place = 1; place <= count; ++place)
        out += ",label_" + std::to_string(place) + ",probability_" + std::to_string(place);
    out += kLineEnd;
    for (const Prediction &prediction : predictions) {
        if (prediction.state == Prediction::State::Waiting)
            continue;
        out += quoted(prediction.path) + ',';
        if (prediction.error)
            out += quoted(prediction.error->rule.english());
        for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
            out += i < prediction.guesses.size()
                       ? ',' + quoted(prediction.guesses[i].label) + ',' + number(prediction.guesses[i].probability)
                       : ",,";
        out += kLineEnd;
    }
    return out;
}

} // namespace headstart::ui
