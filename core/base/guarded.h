// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <exception>
#include <new>
#include <string>

namespace headstart {

/// What `work` returns; what LibTorch throws (no memory, sizes that do not fit) as an error. For the few places where
/// work begins: a command, a run, a thread.
template <class Work>
auto guarded(const Work &work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return failed({}, say("there is not enough memory"));
    } catch (const std::exception &error) { // LibTorch adds a stack trace from the second line on
        const std::string text = error.what();
        return failed({}, say("%1", text.substr(0, text.find('\n'))));
    }
}

} // namespace headstart
