// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/model_card.h"

#include <QString>

#include <array>

namespace headstart::ui {

// Programs that say what a picture shows, or what a text is, with the network of a card.

/// Python with torchvision or timm: the same weights and preprocessing. Empty where neither is known to have them.
QString pytorchCode(const catalogue::ModelCard &card);

/// Python with transformers: the same weights and tokenizer, from the hub or from the user's own folder, and a head
/// that is new where the weights bring none. Empty where the card's model does not read texts, or transformers has it
/// not.
QString transformersCode(const catalogue::ModelCard &card);

/// Python with Keras Applications: the same network with Keras's own weights and preprocessing, and how to put a new
/// head on it. Empty where Keras does not have the network. Of a card from Keras: the same weights, and pictures made
/// as the card says.
QString kerasCode(const catalogue::ModelCard &card);

/// C++ with LibTorch, from a TorchScript file that the program of pytorchCode can write: the same weights and
/// preprocessing. Empty where pytorchCode is.
QString libtorchCode(const catalogue::ModelCard &card);

/// "0.485, 0.456, 0.406".
QString numberList(const std::array<double, 3> &values);

} // namespace headstart::ui
