// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"

#include <vector>

/// DistilBERT (Sanh et al. 2019): BERT without types of tokens, and without a pooler of its own; after transformers'
/// models/distilbert/modeling_distilbert.py.
namespace headstart::zoo::distilbert {

/// Those that were published.
std::vector<Variant> variants();
/// One of the family. Its name must outlive it.
Variant variantOf(std::string_view id, TextConfig config);

} // namespace headstart::zoo::distilbert
