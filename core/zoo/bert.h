// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/zoo/registry.h"
#include "core/zoo/text_config.h"

#include <vector>

/// BERT (Devlin et al. 2019), its smaller versions (Turc et al. 2019) and MiniLM (Wang et al. 2020), which differ by
/// numbers alone; after transformers' models/bert/modeling_bert.py.
namespace headstart::zoo::bert {

/// Those that were published.
std::vector<Variant> variants();
/// One of the family. Its name must outlive it.
Variant variantOf(std::string_view id, TextConfig config);

} // namespace headstart::zoo::bert
