// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/training/run_config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace headstart::zoo {
class Network;
struct Variant;
} // namespace headstart::zoo

namespace headstart::insight {

/// A stage of a network, from outside.
struct StageOutline {
    std::string name;
    std::vector<std::int64_t> shape; ///< of one sample's output: [C, H, W], [T, C] or [C]
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0; ///< of one sample

    bool operator==(const StageOutline &) const = default;
};

/// A network as a chain of stages, without weights. No torch in this header: the window draws from it.
struct Outline {
    std::string model;          ///< its id
    std::int64_t inputSize = 0; ///< pixels of a picture's side, or tokens of a text
    std::vector<StageOutline> stages;
    bool isText = false;

    std::int64_t parameters() const;   ///< of all stages
    std::int64_t multiplyAdds() const; ///< likewise, of one sample
};

/// Runs one made-up picture or text of the usual size (zoo/made_up_input.h) through a network of this kind.
Outline outlineOf(const zoo::Network &network, const zoo::Variant &variant);
/// Of one without weights, in up to a second.
Outline outlineOf(const zoo::Variant &variant, std::int64_t classes);
/// Of a network of the registry. Errors: there is no such model.
Result<Outline> outlineOf(const std::string &model, std::int64_t classes);

/// The parameters that train in each stage under a freeze plan. Errors: those of training::freezePlan.
Result<std::vector<std::int64_t>> trainedParameters(const std::string &model, std::int64_t classes,
                                                    const training::FreezeConfig &freeze);

/// What a stage takes on this machine, measured.
struct StageCost {
    double forward = 0;  ///< seconds a sample, without gradients, as below the cut
    double training = 0; ///< seconds a sample, forward and backward, as above it
};
/// Times every stage with random weights and made-up pictures, or texts of `inputSize` tokens, in the layout in which
/// the network trains, on `threads` threads: about as long as training takes for three dozen pictures. After a stop:
/// empty. Errors: no such model.
Result<std::vector<StageCost>> measureCosts(const std::string &model, std::int64_t inputSize, std::int64_t threads,
                                            const StopToken *stop);

} // namespace headstart::insight
