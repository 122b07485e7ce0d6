// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/transfer_rate.h"

namespace headstart::catalogue {

namespace {

constexpr std::chrono::seconds kRemembered(5);
constexpr std::chrono::milliseconds kApart(100); // marks closer than this are one
constexpr std::chrono::milliseconds kEnough(500);

} // namespace

void TransferRate::add(std::uint64_t done, Clock::time_point now)
{
    if (!m_marks.empty() && done < m_marks.back().second)
        m_marks.clear(); // it began anew
    if (m_marks.size() > 1 && now - m_marks[m_marks.size() - 2].first < kApart)
        m_marks.back() = {now, done};
    else
        m_marks.emplace_back(now, done);
    while (m_marks.size() > 2 && now - m_marks[1].first > kRemembered)
        m_marks.pop_front();
}

double TransferRate::bytesPerSecond() const
{
    if (m_marks.empty() || m_marks.back().first - m_marks.front().first < kEnough)
        return 0;
    const std::chrono::duration<double> time = m_marks.back().first - m_marks.front().first;
    return static_cast<double>(m_marks.back().second - m_marks.front().second) / time.count();
}

double TransferRate::secondsLeft(std::uint64_t all) const
{
    const double rate = bytesPerSecond();
    if (rate <= 0 || all <= m_marks.back().second)
        return 0;
    return static_cast<double>(all - m_marks.back().second) / rate;
}

} // namespace headstart::catalogue
