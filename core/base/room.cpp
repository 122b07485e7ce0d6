// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/room.h"

#include <cerrno>
#include <utility>

namespace headstart {

bool mayPass(int errorNumber)
{
    return errorNumber == ENOSPC || errorNumber == EDQUOT || errorNumber == EIO;
}

Error notWritten(std::string file, int errorNumber, Text rule)
{
    return {mayPass(errorNumber) ? ErrorKind::NoRoom : ErrorKind::Failed, std::move(file), {}, std::move(rule)};
}

} // namespace headstart
