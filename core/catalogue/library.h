// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/model_card.h"

#include <filesystem>

namespace headstart::catalogue {

/// The folder where fetched weights lie, one file a set.
class Library {
public:
    explicit Library(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// Where the library is if the user says nothing: headstart/models in the XDG data folder.
    static std::filesystem::path defaultFolder();

    const std::filesystem::path &folder() const { return m_folder; }

    /// The file of a card, checked against its size and hash. Errors: it is not there, with how to get it; it is
    /// another file than the catalogue's.
    Result<std::filesystem::path> find(const ModelCard &card) const;

private:
    std::filesystem::path m_folder;
};

} // namespace headstart::catalogue
