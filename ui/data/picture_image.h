// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture.h"

#include <QImage>

namespace headstart::ui {

/// A picture for the screen, with memory of its own; no side longer than `side` pixels. For thumbnails and previews:
/// what a network takes in is resized by the core. Any thread.
QImage fitted(const data::Picture &picture, int side);
/// Small ones are made larger, too.
QImage filled(const data::Picture &picture, int side);

} // namespace headstart::ui
