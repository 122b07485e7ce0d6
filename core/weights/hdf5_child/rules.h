// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace headstart::weights::hdf5 {

/// Why the child refuses a file. It ends with this number as its exit status, and the object's path on stderr; the
/// parent has the sentence (hdf5_reader.cpp).
enum class Rule : int {
    Damaged = 10,
    LinkToFile,
    Link,
    LinkedTwice,
    DataElsewhere,
    DataMissing,
    Filter,
    TooLarge,
    TooMany,
    TooDeep,
    Name,
    Attribute,
    NoMemory,
    CannotWrite,
    Last = CannotWrite,
};

/// Thrown in the child alone.
struct Refusal : std::exception {
    Refusal(Rule broken, std::string where) : rule(broken), place(std::move(where)) {}
    const char *what() const noexcept override { return place.c_str(); }

    Rule rule;
    std::string place; ///< the path of the object in the file
};

} // namespace headstart::weights::hdf5
