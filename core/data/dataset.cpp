// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include "core/data/findings.h"
#include "core/data/listing.h"
#include "core/data/picture_file.h"
#include "core/data/sample_check.h"
#include "core/data/source_kind.h"

#include <cassert>
#include <utility>

namespace headstart::data {

struct Dataset::Content : Listing {
    explicit Content(Listing listing) : Listing(std::move(listing)) {}
    std::string fingerprint;
};

namespace {

Error nothingLeft(const Listing &listing)
{
    const std::string &path = listing.source.path;
    if (listing.setAside.empty())
        return badInput(path, say("there is no sample in here"));
    const SetAside &first = listing.setAside.back();
    return badInput(path, say("no sample is left of %1; one of those set aside, '%2': %3", listing.setAside.size(),
                              first.file, first.reason.english()));
}

Listing emptyListing(const DataSource &source)
{
    Listing out;
    out.source = source;
    return out;
}

Picture fromIdx(std::span<const std::byte> bytes, const IdxPictures &file)
{
    Picture out{file.width, file.height, {}};
    out.rgb.reserve(bytes.size() * (file.channels == 1 ? 3 : 1));
    for (const std::byte byte : bytes)
        out.rgb.insert(out.rgb.end(), file.channels == 1 ? 3 : 1, std::to_integer<std::uint8_t>(byte));
    return out;
}

} // namespace

Dataset::Dataset(std::shared_ptr<const Content> content) : m_content(std::move(content))
{}

Result<Dataset> Dataset::open(const DataSource &source, const StopToken *stop, const Progress &progress)
{
    auto listing = listSamples(source, stop, progress);
    if (!listing && !stopped(stop))
        return listing.error();
    auto content = std::make_shared<Content>(listing ? std::move(*listing) : emptyListing(source));
    if (content->texts.empty()) // these have been looked at as they were read
        if (auto checked = checkSamples(*content, stop, progress); !checked)
            return checked.error();
    if (content->samples.empty() && !stopped(stop))
        return nothingLeft(*content);
    dropEmptyClasses(*content);
    if (content->classes.size() > kMostClasses)
        return badInput(source.path, say("there are more than %1 classes", kMostClasses));
    addRemarks(*content);
    content->fingerprint = fingerprintOf(*content);
    return Dataset(std::move(content));
}

const DataSource &Dataset::source() const
{
    return m_content->source;
}

bool Dataset::isText() const
{
    return !m_content->texts.empty();
}

bool Dataset::areNumbers() const
{
    return m_content->source.target == "number";
}

const std::vector<std::string> &Dataset::classes() const
{
    return m_content->classes;
}

std::span<const Sample> Dataset::samples() const
{
    return m_content->samples;
}

const std::vector<SetAside> &Dataset::setAside() const
{
    return m_content->setAside;
}

const std::vector<Text> &Dataset::remarks() const
{
    return m_content->remarks;
}

const std::string &Dataset::fingerprint() const
{
    return m_content->fingerprint;
}

Result<Picture> Dataset::picture(std::size_t sample) const
{
    assert(sample < m_content->samples.size());
    if (isText())
        return badInput(m_content->source.path, say("these data are texts, not pictures"));
    if (!m_content->pictures.empty()) {
        const IdxPictures *file = nullptr;
        const auto bytes = idxPicture(m_content->pictures, sample, file);
        return fromIdx(bytes, *file);
    }
    const std::filesystem::path path = m_content->root / m_content->samples[sample].file;
    auto read = readPictureFile(path);
    if (!read)
        return read.error();
    if (read->hash != m_content->samples[sample].hash)
        return badInput(path.string(), say("the picture was changed since the data were opened"));
    return std::move(read->picture);
}

Result<TextSample> Dataset::text(std::size_t sample) const
{
    assert(sample < m_content->samples.size());
    if (!isText())
        return badInput(m_content->source.path, say("these data are pictures, not texts"));
    auto read = readText(m_content->texts, sample);
    if (!read)
        return read;
    const auto second = read->second ? std::optional<std::string_view>(*read->second) : std::nullopt;
    if (hashOfText(read->first, second) != m_content->samples[sample].hash)
        return badInput(m_content->source.path, m_content->samples[sample].file,
                        say("the table was changed since the data were opened"));
    return read;
}

} // namespace headstart::data
