// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/findings.h"

#include "core/base/hashing.h"
#include "core/data/labels.h"
#include "core/data/twins.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace headstart::data {

namespace {

std::vector<std::size_t> samplesInClasses(const Listing &listing)
{
    std::vector<std::size_t> out(listing.classes.size());
    if (!out.empty())
        for (const Sample &sample : listing.samples)
            ++out[sample.label];
    return out;
}

/// Looks for equal contents; a sample is compared with the first of its content.
void addRemarksOnTwins(Listing &listing)
{
    const auto firsts = firstsOfContent(listing.samples);
    std::vector<std::string> quarrels;
    std::size_t twins = 0;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        const Sample &first = listing.samples[firsts[i]];
        const Sample &sample = listing.samples[i];
        if (&first == &sample)
            continue;
        ++twins;
        if (first.label != sample.label || first.number != sample.number)
            quarrels.push_back(first.file + " = " + sample.file);
    }
    const bool isText = !listing.texts.empty();
    if (twins > 0)
        listing.remarks.push_back(isText ? say("%1 texts are the same as another one", twins)
                                         : say("%1 pictures have the same content as another one", twins));
    if (!quarrels.empty())
        listing.remarks.push_back(
            isText ? say("%1 texts are the same as one with another label: %2", quarrels.size(), firstFew(quarrels))
                   : say("%1 pictures have the same content as one with another label: %2", quarrels.size(),
                         firstFew(quarrels)));
}

class Fingerprint {
public:
    /// Its length goes first, so that no two lists of texts are fed alike.
    void add(std::string_view text)
    {
        add(text.size());
        m_hash.add(std::as_bytes(std::span(text)));
    }

    void add(std::size_t number)
    {
        const std::string text = std::to_string(number) + ";";
        m_hash.add(std::as_bytes(std::span(text)));
    }

    std::string hex() const { return m_hash.hex(); }

private:
    Sha256 m_hash;
};

/// Says which classes have a single sample, and whether there are too few of them.
void addRemarksOnClasses(Listing &listing)
{
    const auto counts = samplesInClasses(listing);
    std::vector<std::string> single;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] == 1)
            single.push_back(listing.classes[i]);
    if (!single.empty())
        listing.remarks.push_back(listing.texts.empty()
                                      ? say("classes of a single picture (%1): %2", single.size(), firstFew(single))
                                      : say("classes of a single text (%1): %2", single.size(), firstFew(single)));
    if (counts.size() - static_cast<std::size_t>(std::count(counts.begin(), counts.end(), std::size_t{0})) < 2)
        listing.remarks.push_back(say("there are fewer than two classes: nothing can be learned from them"));
}

} // namespace

void dropEmptyClasses(Listing &listing)
{
    const auto counts = samplesInClasses(listing);
    if (listing.source.threshold || std::find(counts.begin(), counts.end(), std::size_t{0}) == counts.end())
        return;
    std::vector<std::string> kept;
    std::vector<std::string> empty;
    std::vector<std::size_t> places(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        places[i] = kept.size();
        (counts[i] > 0 ? kept : empty).push_back(std::move(listing.classes[i]));
    }
    for (Sample &sample : listing.samples)
        sample.label = places[sample.label];
    listing.classes = std::move(kept);
    listing.remarks.push_back(say("classes without a picture are left out (%1): %2", empty.size(), firstFew(empty)));
}

void addRemarks(Listing &listing)
{
    if (listing.texts.empty() || listing.source.target == "classes")
        addRemarksOnClasses(listing);
    addRemarksOnTwins(listing);
    if (!listing.setAside.empty())
        listing.remarks.push_back(say("set aside: %1", listing.setAside.size()));
}

std::string fingerprintOf(const Listing &listing)
{
    Fingerprint out;
    out.add(listing.classes.size());
    for (const std::string &name : listing.classes)
        out.add(name);
    for (const Sample &sample : listing.samples) {
        out.add(sample.file);
        out.add(sample.label);
        out.add(sample.part);
        out.add(sample.hash);
        if (listing.source.target == "number")
            out.add(shortestText(sample.number));
    }
    return out.hex();
}

} // namespace headstart::data
