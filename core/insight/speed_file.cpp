// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/speed_file.h"

#include "core/base/text_file.h"

#include <QStandardPaths>
#include <QSysInfo>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

namespace headstart::insight {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::uint64_t kLargest = 4 << 20;
const std::string kVersion = HEADSTART_VERSION;

Json toJson(const MeasuredSpeed &speed)
{
    return {{"network", speed.network},
            {"input", speed.inputSize},
            {"pictures_per_second", speed.speed.picturesPerSecond},
            {"threads", speed.speed.threads},
            {"batch", speed.speed.batch},
            {"when", speed.when},
            {"processor", speed.processor},
            {"version", speed.version}};
}

std::optional<MeasuredSpeed> fromJson(const Json &json)
{
    MeasuredSpeed out;
    try {
        out.network = json.at("network");
        out.inputSize = json.at("input");
        out.speed = {json.at("pictures_per_second"), json.at("threads"), json.at("batch")};
        out.when = json.at("when");
        out.processor = json.at("processor");
        out.version = json.at("version");
    } catch (const nlohmann::json::exception &) {
        return std::nullopt;
    }
    const bool isSpeed = std::isfinite(out.speed.picturesPerSecond) && out.speed.picturesPerSecond > 0
                         && out.speed.threads > 0 && out.speed.batch > 0;
    return isSpeed ? std::optional(out) : std::nullopt;
}

/// Of this version, of all processors.
std::vector<MeasuredSpeed> readAll(const std::filesystem::path &file)
{
    std::vector<MeasuredSpeed> out;
    const auto text = readTextFile(file, kLargest);
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    if (!json.is_object() || json.value("headstart_speeds", Json()) != kFormat || !json.contains("speeds")
        || !json["speeds"].is_array())
        return out;
    for (const Json &one : json["speeds"])
        if (const auto speed = fromJson(one); speed && speed->version == kVersion)
            out.push_back(*speed);
    return out;
}

} // namespace

std::filesystem::path SpeedFile::defaultFile()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "headstart" / "speeds.json";
}

std::string SpeedFile::processor()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return QSysInfo::currentCpuArchitecture().toStdString();
}

std::vector<MeasuredSpeed> SpeedFile::read() const
{
    auto out = readAll(m_file);
    std::erase_if(out, [mine = processor()](const MeasuredSpeed &speed) { return speed.processor != mine; });
    return out;
}

Result<void> SpeedFile::remember(const MeasuredSpeed &speed) const
{
    auto all = readAll(m_file);
    std::erase_if(all, [&](const MeasuredSpeed &one) {
        return one.network == speed.network && one.inputSize == speed.inputSize && one.processor == speed.processor
               && one.speed.threads == speed.speed.threads;
    });
    all.push_back(speed);
    Json json = {{"headstart_speeds", kFormat}, {"speeds", Json::array()}};
    for (const MeasuredSpeed &one : all)
        json["speeds"].push_back(toJson(one));
    std::error_code error;
    std::filesystem::create_directories(m_file.parent_path(), error);
    return writeTextFile(m_file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

MeasuredSpeed SpeedFile::stamped(const std::string &network, std::int64_t inputSize, const Speed &speed)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {network,     inputSize, speed, std::chrono::duration_cast<std::chrono::milliseconds>(now).count(),
            processor(), kVersion};
}

const MeasuredSpeed *findSpeed(const std::vector<MeasuredSpeed> &speeds, const std::string &network,
                               std::int64_t inputSize, std::int64_t threads)
{
    const auto found = std::find_if(speeds.begin(), speeds.end(), [&](const MeasuredSpeed &one) {
        return one.network == network && one.inputSize == inputSize && one.speed.threads == threads;
    });
    return found == speeds.end() ? nullptr : &*found;
}

} // namespace headstart::insight
