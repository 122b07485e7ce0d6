// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample_check.h"

#include "core/data/picture_file.h"

#include <algorithm>
#include <atomic>
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
        const std::size_t all = m_listing.samples.size();
        const std::size_t count = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), all);
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < count; ++i)
            threads.emplace_back([this] { work(); });
        work();
        threads.clear();
        if (m_failure)
            return *m_failure;
        settle(std::min(m_next.load(), all));
        return {};
    }

private:
    /// A thread ends here; nothing may leave it.
    void work()
    {
        try {
            while (!stopped(m_stop) && !m_failed) {
                const std::size_t sample = m_next++;
                if (sample >= m_listing.samples.size())
                    return;
                look(sample);
            }
        } catch (const std::exception &exception) {
            const std::scoped_lock lock(m_mutex);
            m_failed = true;
            m_failure = failed(m_listing.source.path,
                               say("the samples could not be looked at: %1", std::string(exception.what())));
        }
    }

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
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex; ///< of what follows
    std::size_t m_done = 0;
    std::map<std::size_t, Text> m_problems; ///< by sample
    std::optional<Error> m_failure;
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
