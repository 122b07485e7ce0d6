// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fetch_words.h"

#include "ui/common/words.h"

namespace headstart::ui {

QString FetchWords::howFar(const QString &title, const FetchState &state)
{
    const auto &[done, all, tryingAgainIn] = state.progress;
    const auto size = [](std::uint64_t count) { return bytes(static_cast<double>(count)); };
    const QString amount = all > 0 ? tr("%1 of %2").arg(size(done), size(all)) : size(done);
    if (state.kind == FetchState::Kind::Paused)
        return all > 0 ? tr("%1 is paused at %2 (%3).").arg(title, percent(state.fraction()), amount)
                       : tr("%1 is paused (%2).").arg(title, amount);
    if (state.kind == FetchState::Kind::Queued)
        return tr("%1 is fetched as soon as another has come.").arg(title);
    if (tryingAgainIn.count() > 0)
        return tr("Fetching %1: %2. The connection broke; trying again in %3 s.")
            .arg(title, amount, QString::number(tryingAgainIn.count()));
    if (state.secondsLeft > 0)
        return tr("Fetching %1: %2, %3/s, %4 left.")
            .arg(title, amount, bytes(state.bytesPerSecond), duration(state.secondsLeft));
    return tr("Fetching %1: %2").arg(title, amount);
}

} // namespace headstart::ui
