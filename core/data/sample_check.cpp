// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample_check.h"

#include "core/base/hashing.h"
#include "core/base/in_parallel.h"
#include "core/data/picture_file.h"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace headstart::data {

namespace {

/// The samples of a listing, taken one by one by several threads.
class Check {
public:
    Check(Listing &listing, const StopToken *stop, const Dataset::Progress &progress)
        : m_listing(listing), m_stop(stop), m_progress(progress)
    {}

    Result<void> run()
    {
        try {
            settle(inParallel(
                m_listing.samples.size(), 1, std::thread::hardware_concurrency(), [this] { return !stopped(m_stop); },
                [this](std::size_t sample, std::size_t) { look(sample); }));
        } catch (const std::exception &exception) {
            return failed(m_listing.source.path,
                          say("the samples could not be looked at: %1", std::string(exception.what())));
        }
        return {};
    }

private:
    void look(std::size_t index)
    {
        Sample &sample = m_listing.samples[index];
        std::optional<Text> problem;
        if (!m_listing.pictures.empty()) {
            const IdxPictures *file = nullptr;
            sample.hash = sha256Of(idxPicture(m_listing.pictures, index, file));
        } else if (auto read = readPictureFile(m_listing.root / sample.file); read) {
            sample.hash = std::move(read->hash);
        } else {
            problem = read.error().rule;
        }
        const std::scoped_lock lock(m_mutex);
        if (problem)
            m_problems.emplace(index, std::move(*problem));
        ++m_done;
        if (m_progress)
            m_progress(m_done, m_listing.samples.size());
    }

    /// Keeps the good ones of the first `seen`, which are those that were looked at.
    void settle(std::size_t seen)
    {
        auto &samples = m_listing.samples;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < seen; ++i) {
            const auto problem = m_problems.find(i);
            if (problem != m_problems.end())
                m_listing.setAside.push_back({samples[i].file, std::move(problem->second)});
            else if (kept++ != i)
                samples[kept - 1] = std::move(samples[i]);
        }
        samples.resize(kept);
    }

    Listing &m_listing;
    const StopToken *m_stop;
    const Dataset::Progress &m_progress;
    std::mutex m_mutex; ///< of what follows
    std::size_t m_done = 0;
    std::map<std::size_t, Text> m_problems; ///< by sample
};

} // namespace

std::span<const std::byte> idxPicture(const std::vector<IdxPictures> &pictures, std::size_t sample,
                                      const IdxPictures *&file)
{
    auto it = pictures.begin();
    for (; sample >= it->count; ++it)
        sample -= it->count;
    file = &*it;
    return std::span(it->bytes).subspan(sample * it->pictureSize(), it->pictureSize());
}

Result<void> checkSamples(Listing &listing, const StopToken *stop, const Dataset::Progress &progress)
{
    return Check(listing, stop, progress).run();
}

} // namespace headstart::data
