// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/weights/keras/tables.h"
#include "core/weights/weights_file.h"

#include <string_view>

namespace headstart::weights::keras {

/// What the report of a load calls this naming.
constexpr std::string_view kNaming = "Keras";

/// Whether a file was written by Keras, in any of its formats, and is described as it stands there.
bool isOf(const WeightsFile &file);

/// A file of Keras' with its tensors described as a network of the zoo wants them, under the network's names and in its
/// layout ([out, in, height, width]; [out, in]): what load_plan and TensorReader then do is what they do with any file.
/// - Layers are found by their names where the file has them and they are Keras' own, else by their order in their
///   class. The network may be the whole file or a model in it, with a head of one dense layer beside it.
/// - A norm without gamma gets one of ones; a convolution's bias in front of a norm goes into the norm's mean, and what
///   Keras adds to the variance beyond ours goes into the variance. In evaluation this changes nothing.
/// - Tensors that have no place keep the file's names. A network of another kind gets as many as fit by their order:
///   planLoad then says what does not.
/// Preprocessing is no part of the file: keras.applications' VGG and ResNet want blue, green, red in 0..255 less a
/// mean, DenseNet ImageNet's mean and deviation, the others -1..1. Nothing is turned round here. `network`: its id.
/// Any other file comes back as it is. Errors: Keras' files are not read into this network, with those that can.
Result<WeightsFile> describedFor(const WeightsFile &file, std::string_view network);
WeightsFile described(const WeightsFile &file, const Table &table);

} // namespace headstart::weights::keras
