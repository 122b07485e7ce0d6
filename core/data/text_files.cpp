// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_files.h"

#include "core/data/text_row_reader.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>

namespace headstart::data {

namespace {

Error wasChanged(const TextFile &file)
{
    return badInput(file.file.name(), say("the table was changed since the data were opened"));
}

} // namespace

Result<TextSample> readText(const std::vector<TextFile> &files, std::size_t sample)
{
    auto file = files.begin();
    for (; sample >= file->offsets.size(); ++file)
        sample -= file->offsets.size();
    std::string bytes(file->sizes[sample], '\0');
    if (auto read = file->file.read(file->offsets[sample], std::as_writable_bytes(std::span(bytes))); !read)
        return read.error();
    TextRowReader reader(ByteSource::view(std::as_bytes(std::span(bytes)), file->file.name()), file->format, 0);
    if (file->format.isJson)
        reader.setKeys(file->keys);
    TextRow row;
    const auto read = reader.next(row);
    if (!read || !*read || row.problem || row.cells.size() <= std::max(file->text, file->pair.value_or(0)))
        return wasChanged(*file);
    TextSample out{std::move(row.cells[file->text]), {}};
    if (file->pair)
        out.second = std::move(row.cells[*file->pair]);
    return out;
}

std::string hashOfText(std::string_view first, const std::optional<std::string_view> &second)
{
    constexpr qsizetype kSigns = 15;                          // 90 bits; a std::string holds so many in itself
    QCryptographicHash hash(QCryptographicHash::Blake2b_256); // a third of SHA-256's time
    const auto add = [&hash](std::string_view text) {
        hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    };
    add(first);
    if (second) {
        add(std::string_view("\0", 1)); // in no text
        add(*second);
    }
    return hash.result().toBase64().first(kSigns).toStdString();
}

} // namespace headstart::data
