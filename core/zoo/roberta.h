// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"

#include <vector>

/// RoBERTa (Liu et al. 2019): BERT with other places, no pooler, and a head of two layers; after transformers'
/// models/roberta/modeling_roberta.py.
namespace headstart::zoo::roberta {

/// Those that were published.
std::vector<Variant> variants();
/// One of the family. Its name must outlive it.
Variant variantOf(std::string_view id, TextConfig config);

} // namespace headstart::zoo::roberta
