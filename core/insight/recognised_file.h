// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace headstart::catalogue {
struct ModelCard;
}

namespace headstart::insight {

/// What a file of weights turned out to be (zoo/recognise.h). No torch in this header: the window shows it.
struct RecognisedFile {
    std::vector<std::string> networks; ///< the registry's names of all that it fills, the likeliest first
    std::string twin; ///< one that the zoo does not have, with the same tensors (zoo::Variant); or empty
    bool readsTexts = false;
    std::int64_t classes = 0;
    bool hasHead = true;
    std::string format;       ///< "PyTorch (zip)"
    std::string naming;       ///< whose names it uses: "timm ViT"
    std::size_t matched = 0;  ///< tensors that fill a place
    std::size_t reshaped = 0; ///< of those
    std::size_t unexpected = 0;
};

/// Reads the description of a file, not its numbers (of Keras', both); the first time in about a second: not for the
/// window's thread.
/// Errors: it is no file of weights, or of no network that is known, with the nearest.
Result<RecognisedFile> recogniseFile(const std::filesystem::path &path);

/// Reads all of a file that is to be of a card's network. Whether it has a head. Errors: those of zoo::loadWhole.
Result<bool> checkWeights(const catalogue::ModelCard &card, const std::filesystem::path &path);

/// What to say where the catalogue has no card for it.
Error withoutCard(const std::filesystem::path &path, const RecognisedFile &file);

} // namespace headstart::insight
