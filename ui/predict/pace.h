// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <limits>

namespace headstart::ui {

/// How fast work goes on that is done piece by piece.
class Pace {
public:
    /// It rests, or there is other work.
    void forget() { m_clock.invalidate(); }
    /// It goes on, with so many done; unless it is under way already.
    void goOn(int done)
    {
        if (m_clock.isValid())
            return;
        m_clock.start();
        m_doneBefore = done;
    }
    /// Until all are done; NaN while nothing can be said.
    double secondsLeft(int done, int all) const
    {
        constexpr double kMilliseconds = 1000;
        const int since = done - m_doneBefore;
        if (!m_clock.isValid() || since <= 0)
            return std::numeric_limits<double>::quiet_NaN();
        return static_cast<double>(m_clock.elapsed()) / kMilliseconds / since * (all - done);
    }

private:
    QElapsedTimer m_clock;
    int m_doneBefore = 0; ///< when the clock started
};

} // namespace headstart::ui
