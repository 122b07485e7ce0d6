// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/training/run_config.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::training {

/// One field of RunConfig: where it stands in JSON, what it may be, what it means.
struct ConfigKey {
    enum class Type { Integer, Number, OptionalNumber, Flag, Text, Choice, Numbers, Texts };

    std::string path; ///< "optimiser.rate"
    Type type = Type::Text;
    Text help;
    double low = 0; ///< of Integer, Number and OptionalNumber, both included
    double high = 0;
    std::vector<std::string> choices;
    bool filledIn = false; ///< by the program when a run starts, not by the user

    std::function<nlohmann::json(const RunConfig &)> get;
    std::function<void(RunConfig &, const nlohmann::json &)> set; ///< of a value that has been checked

    /// Whether a number may be any: an OptionalNumber without bounds.
    bool isUnbounded() const { return low == high; }
};

/// Every field, in the order of the work. Any thread.
std::span<const ConfigKey> configKeys();

/// A value as text, without quotes: "0.001", "true", "head".
std::string valueText(const nlohmann::json &value);
/// "0 .. 1", "sgd | adam | adamw", ...: what a key may be.
std::string rangeText(const ConfigKey &key);

/// Nested JSON, with "version" in front.
nlohmann::ordered_json toJson(const RunConfig &config);
std::string toText(const RunConfig &config);

/// Sets what `text`, a JSON object, names, below `prefix` ("data." for a file that describes data). Errors name the
/// file, the key and the rule: not JSON, an unknown key (with the nearest), a value of the wrong type or out of range,
/// a later version.
Result<void> applyJson(RunConfig &config, std::string_view text, const std::string &file,
                       const std::string &prefix = {});
Result<RunConfig> configFromText(std::string_view text, const std::string &file);

/// Sets one field from "key=value"; list items are separated by commas.
Result<void> applyAssignment(RunConfig &config, const std::string &assignment);

struct Difference {
    std::string key;
    std::vector<std::string> values; ///< one a configuration
};
/// The keys in which not all are alike.
std::vector<Difference> differences(std::span<const RunConfig> configs);

} // namespace headstart::training
