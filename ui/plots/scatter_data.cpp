// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/scatter_data.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace headstart::ui {

namespace {

QList<int> sortedBy(const QList<ScatterPoint> &points, double ScatterPoint::*first, double ScatterPoint::*second)
{
    QList<int> order(points.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const ScatterPoint &one = points[a];
        const ScatterPoint &other = points[b];
        return one.*first != other.*first ? one.*first < other.*first : one.*second < other.*second;
    });
    return order;
}

} // namespace

QList<int> paretoFront(const QList<ScatterPoint> &points, bool isLessBetter)
{
    QList<int> order(points.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { // the better x first, then the better y
        const ScatterPoint &one = points[a];
        const ScatterPoint &other = points[b];
        return one.x != other.x ? (one.x < other.x) == isLessBetter : one.y > other.y;
    });
    QList<int> front;
    double best = -std::numeric_limits<double>::infinity();
    for (const int point : order) {
        if (points[point].y <= best)
            continue;
        best = points[point].y;
        front += point;
    }
    if (!isLessBetter)
        std::reverse(front.begin(), front.end());
    return front;
}

bool spansDecades(const QList<ScatterPoint> &points)
{
    constexpr double kDecade = 10;
    if (points.isEmpty())
        return false;
    const auto [least, most] = std::minmax_element(
        points.begin(), points.end(), [](const ScatterPoint &a, const ScatterPoint &b) { return a.x < b.x; });
    return least->x > 0 && most->x >= kDecade * least->x;
}

int nextPoint(const QList<ScatterPoint> &points, int from, ScatterStep step)
{
    if (points.isEmpty())
        return -1;
    const bool isByY = step == ScatterStep::Up || step == ScatterStep::Down;
    const QList<int> order = isByY ? sortedBy(points, &ScatterPoint::y, &ScatterPoint::x)
                                   : sortedBy(points, &ScatterPoint::x, &ScatterPoint::y);
    const bool isForward = step == ScatterStep::Right || step == ScatterStep::Up;
    const qsizetype place = order.indexOf(from);
    if (step == ScatterStep::First || (place < 0 && isForward))
        return order.first();
    if (step == ScatterStep::Last || place < 0)
        return order.last();
    return order[std::clamp<qsizetype>(place + (isForward ? 1 : -1), 0, order.size() - 1)];
}

} // namespace headstart::ui
