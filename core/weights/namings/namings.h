// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/namings/name_rules.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The namings that are known, an implementation a file. Each turns a name of theirs into ours, or says nothing; `ours`
/// are the network's names, in order.
namespace headstart::weights::namings {

using Ours = std::span<const std::string>;
using Renamed = std::optional<OurName>;

Renamed same(std::string_view theirs, Ours ours);

// torchvision.cpp: the files that it publishes keep the names that its classes once had.
Renamed oldTorchvisionDenseNet(std::string_view theirs, Ours ours);
Renamed oldTorchvisionViT(std::string_view theirs, Ours ours);

// timm.cpp, to torchvision's
Renamed timmConvNeXt(std::string_view theirs, Ours ours);
Renamed timmEfficientNet(std::string_view theirs, Ours ours);
Renamed timmMobileNetV2(std::string_view theirs, Ours ours);
Renamed timmRegNet(std::string_view theirs, Ours ours);
Renamed timmSwin(std::string_view theirs, Ours ours);
Renamed timmVgg(std::string_view theirs, Ours ours);
Renamed timmViT(std::string_view theirs, Ours ours);
Renamed torchvisionViT(std::string_view theirs, Ours ours); ///< to timm's
Renamed originalSwin(std::string_view theirs, Ours ours);   ///< Microsoft's, and timm's before 0.9

// efficientnet_pytorch.cpp, to timm's; and what other files share with it
Renamed efficientNetPytorch(std::string_view theirs, Ours ours);

// hugging_face.cpp: transformers' XForImageClassification, to torchvision's or, of ViT and DeiT, timm's or
// torchvision's
Renamed huggingFaceConvNext(std::string_view theirs, Ours ours);
Renamed huggingFaceEfficientNet(std::string_view theirs, Ours ours); ///< to timm's of TensorFlow's
Renamed huggingFaceMobileNetV1(std::string_view theirs, Ours ours);  ///< likewise
Renamed huggingFaceMobileNetV2(std::string_view theirs, Ours ours);
Renamed huggingFaceRegNet(std::string_view theirs, Ours ours);
Renamed huggingFaceResNet(std::string_view theirs, Ours ours);
Renamed huggingFaceSwin(std::string_view theirs, Ours ours);
Renamed huggingFaceViT(std::string_view theirs, Ours ours);
Renamed huggingFaceViTAsTorchvision(std::string_view theirs, Ours ours);

// hugging_face_text.cpp: of networks of text alone, with or without the family's name in front, and as TensorFlow's
// were converted once
Renamed huggingFaceText(std::string_view theirs, Ours ours);

/// A layer of the n-th block, for who counts blocks through all stages, where timm has "blocks.STAGE.BLOCK": by the
/// rules for the blocks of the first stage, which do not expand, or by those for all others.
Renamed inNthBlock(std::size_t n, std::string_view layer, Ours ours, std::span<const NameRule> firstStage,
                   std::span<const NameRule> others);

} // namespace headstart::weights::namings
