// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <system_error>

namespace headstart {

namespace {

std::string withoutControlCharacters(std::string text)
{
    for (char &c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            c = '?';
    }
    return text;
}

} // namespace

std::string Error::line() const
{
    std::string out;
    for (const std::string &part : {file, place})
        if (!part.empty())
            out += part + ": ";
    return withoutControlCharacters(out + rule.english());
}

Error badInput(std::string file, std::string place, Text rule)
{
    return {ErrorKind::BadInput, std::move(file), std::move(place), std::move(rule)};
}

Error badInput(std::string file, Text rule)
{
    return badInput(std::move(file), {}, std::move(rule));
}

Error failed(std::string file, Text rule)
{
    return {ErrorKind::Failed, std::move(file), {}, std::move(rule)};
}

std::string systemMessage(int errorNumber)
{
    return std::generic_category().message(errorNumber);
}

} // namespace headstart
