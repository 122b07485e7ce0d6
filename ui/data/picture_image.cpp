// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/picture_image.h"

#include <algorithm>

namespace headstart::ui {

QImage filled(const data::Picture &picture, int side)
{
    constexpr int kChannels = 3;
    const QImage view(picture.rgb.data(), picture.width, picture.height, qsizetype{kChannels} * picture.width,
                      QImage::Format_RGB888);
    const QSize size = view.size().scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
    // The conversion copies what is of the right size already.
    return view.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
}

QImage fitted(const data::Picture &picture, int side)
{
    return filled(picture, std::min(side, std::max(picture.width, picture.height)));
}

} // namespace headstart::ui
