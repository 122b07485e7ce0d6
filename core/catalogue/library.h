// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/model_card.h"

#include <filesystem>
#include <optional>

namespace headstart::catalogue {

/// The folder where fetched weights lie, one file a set; a text model's in a folder of its name, with what it needs
/// beside them.
class Library {
public:
    explicit Library(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// Where the library is if the user says nothing: headstart/models in the XDG data folder.
    static std::filesystem::path defaultFolder();

    const std::filesystem::path &folder() const { return m_folder; }

    /// Where a card's file is, or would be: in the library, else beside the catalogue of the user's own that names it.
    /// A model of the user's own that is no part of the library names its file by the whole path.
    std::filesystem::path place(const ModelCard &card) const;
    /// Of the card's files, a text model's others included, the first that is not there; nothing: all are.
    std::optional<std::filesystem::path> firstMissing(const ModelCard &card) const;
    /// The file of a card, checked against its size and hash. Where the catalogue does not know the whole hash, that of
    /// the first file that came is pinned beside it, in FILE.sha256. Errors: it is not there, or what a text model has
    /// beside it, with how to get them; it is another file than the catalogue's, or than the pinned one.
    Result<std::filesystem::path> find(const ModelCard &card) const;
    /// What a card's file must hash to, as far as it is known: lower-case hex, or its beginning, or nothing.
    std::string expectedHash(const ModelCard &card) const;

private:
    std::filesystem::path m_folder;
};

} // namespace headstart::catalogue
