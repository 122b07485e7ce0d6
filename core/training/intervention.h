// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run_store.h"
#include "core/training/run_config.h"

#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::training {

/// What may be changed while a run goes on: the learning rate, the last epoch, the cut.
std::span<const std::string_view> keysOfInterventions();

/// The configuration once it is in force. The schedule goes on as if the run had begun with the new rate or number of
/// epochs. Errors: the key cannot be changed then, or the value is not what it may be.
Result<RunConfig> changedBy(const RunConfig &config, const runs::Intervention &intervention);

/// "STEP:KEY=VALUE". Errors: it is not of this form, or changedBy() refuses it.
Result<runs::Intervention> interventionFrom(const std::string &text);

/// What a person wants changed in a run that goes on: given by one thread, taken by the run's own between two steps.
class Wishes {
public:
    /// One of a step that has passed, as 0 is, means as soon as possible.
    void add(runs::Intervention wish);
    std::vector<runs::Intervention> take();

private:
    std::mutex m_mutex;
    std::vector<runs::Intervention> m_wishes;
};

} // namespace headstart::training
