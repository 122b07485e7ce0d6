// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace headstart::ui {

/// Where the rows of the map and its line are, in pixels from the top of the view. The line takes a band of its own
/// between two rows.
struct ChainGeometry {
    int rows = 0;
    int cut = 0;    ///< the row under the line
    int row = 0;    ///< height
    int band = 0;   ///< likewise
    int header = 0; ///< likewise; it does not scroll
    int scroll = 0;

    int contentHeight() const { return rows * row + band; }
    int rowTop(int index) const { return header - scroll + index * row + (index >= cut ? band : 0); }
    int lineTop() const { return header - scroll + cut * row; }
    bool isOnLine(int y) const { return y >= header && y >= lineTop() && y < lineTop() + band; }

    /// -1: none.
    int rowAt(int y) const
    {
        if (y < header || isOnLine(y))
            return -1;
        const int content = y - header + scroll;
        const int index = (content < cut * row ? content : content - band) / row;
        return index < rows ? index : -1;
    }
    /// Where the line would lie if it were dragged there.
    int cutAt(int y) const
    {
        const int content = y - header + scroll - band / 2;
        return std::clamp((content + row / 2) / row, 0, std::max(0, rows - 1));
    }
};

} // namespace headstart::ui
