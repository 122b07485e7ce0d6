// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/model_card.h"

#include <string>

namespace headstart::cli {

/// The card that is called so. Errors: there is none; the message names those that resemble it.
Result<const catalogue::ModelCard *> cardNamed(const std::string &name);

} // namespace headstart::cli
