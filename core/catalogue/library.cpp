// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/library.h"

#include "core/base/atomic_file.h"
#include "core/base/hashing.h"

#include <QStandardPaths>

#include <fstream>
#include <span>
#include <vector>

namespace headstart::catalogue {

namespace {

constexpr std::size_t kHashDigits = 64;

std::filesystem::path pinOf(const std::filesystem::path &file)
{
    return file.string() + ".sha256";
}

/// As sha256sum writes it. A library that cannot be written stays without.
void pin(const std::filesystem::path &file, const std::string &hash)
{
    const std::string line = hash + "  " + file.filename().string() + "\n";
    auto out = AtomicFile::create(pinOf(file));
    if (out && out->write(std::as_bytes(std::span(line))))
        (void)out->commit();
}

Text howToGet(const ModelCard &card)
{
    if (!card.weights.address.empty())
        return say("the weights of %1 are not there; the window's page of models and headstart-cli fetch get them, or "
                   "name a file with --weights FILE",
                   card.id);
    if (!card.catalogue.empty())
        return say("the weights of %1 are not there; put them there by hand, or name a file with --weights FILE",
                   card.id);
    return say("the weights of %1 are not there; packaging/start.sh fetches them, or name a file with --weights FILE",
               card.id);
}

} // namespace

std::filesystem::path Library::defaultFolder()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "headstart" / "models";
}

std::filesystem::path Library::place(const ModelCard &card) const
{
    std::filesystem::path usual = m_folder / card.weights.file;
    std::error_code error;
    if (card.folder.empty() || std::filesystem::exists(usual, error))
        return usual;
    std::filesystem::path beside = card.folder / card.weights.file;
    if (std::filesystem::is_regular_file(beside, error))
        return beside;
    return usual;
}

std::optional<std::filesystem::path> Library::firstMissing(const ModelCard &card) const
{
    std::vector<std::filesystem::path> files = {place(card)};
    for (const WeightsFact &file : card.beside)
        files.push_back(m_folder / file.file);
    std::error_code error;
    for (const std::filesystem::path &file : files)
        if (!std::filesystem::exists(file, error))
            return file;
    return std::nullopt;
}

Result<std::filesystem::path> Library::find(const ModelCard &card) const
{
    if (card.weights.file.empty())
        return badInput(card.id, say("the catalogue has no file of its weights; name yours with --weights FILE"));
    const std::filesystem::path path = place(card);
    if (const auto missing = firstMissing(card))
        return badInput(missing->string(), howToGet(card));
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    const bool isOfSize = card.weights.bytes == 0 || size == card.weights.bytes;
    const auto hash = isOfSize ? sha256OfFile(path) : Result<std::string>(std::string());
    if (!hash)
        return hash.error();
    // The user's own may change as the user likes.
    const bool isOurs = path == m_folder / card.weights.file && std::filesystem::path(card.weights.file).is_relative();
    const std::string expected = isOurs ? expectedHash(card) : card.weights.sha256;
    if (!isOfSize || !hash->starts_with(expected))
        return badInput(path.string(), say("this is not the file that the catalogue names (SHA-256 %1...); "
                                           "delete it and fetch it again",
                                           expected.substr(0, 8)));
    if (isOurs && expected.size() < hash->size())
        pin(path, *hash);
    return path;
}

std::string Library::expectedHash(const ModelCard &card) const
{
    std::ifstream file(pinOf(m_folder / card.weights.file));
    std::string pinned;
    file >> pinned;
    return pinned.size() == kHashDigits && pinned.starts_with(card.weights.sha256) ? pinned : card.weights.sha256;
}

} // namespace headstart::catalogue
