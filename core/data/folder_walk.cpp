// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/folder_walk.h"

#include "core/data/natural_order.h"

#include <algorithm>
#include <cerrno>
#include <set>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

bool isPassedOver(const std::string &name)
{
    return name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini" || name == "__MACOSX";
}

class Walk {
public:
    Walk(fs::path root, const StopToken *stop) : m_root(std::move(root)), m_stop(stop) {}

    Result<FolderContents> contents()
    {
        readFolder("");
        while ((!m_folders.empty() || !m_links.empty()) && m_out.files.size() <= kMostSamples && !stopped(m_stop)) {
            auto &next = m_folders.empty() ? m_links : m_folders;
            readFolder(next.extract(next.begin()).value());
        }
        if (m_out.files.size() > kMostSamples)
            return badInput(m_root.string(), say("there are more than %1 files in this folder", kMostSamples));
        std::sort(m_out.files.begin(), m_out.files.end(), naturallyLess);
        std::sort(m_out.folders.begin(), m_out.folders.end(), naturallyLess);
        std::sort(m_out.hidden.begin(), m_out.hidden.end(), naturallyLess);
        if (m_rootError)
            return *m_rootError;
        return std::move(m_out);
    }

private:
    void readFolder(const std::string &folder)
    {
        struct stat status = {};
        if (stat((m_root / folder).c_str(), &status) != 0)
            return leaveOut(folder, say("cannot be read: %1", systemMessage(errno)));
        if (!m_seen.insert({status.st_dev, status.st_ino}).second)
            return leaveOut(folder, say("this link leads to a folder that was read already"));
        std::error_code error;
        for (fs::directory_iterator entry(m_root / folder, error), end; !error && entry != end; entry.increment(error))
            take(*entry, folder.empty() ? std::string() : folder + "/");
        if (error)
            leaveOut(folder, say("cannot be read: %1", systemMessage(error.value())));
    }

    void take(const fs::directory_entry &entry, const std::string &prefix)
    {
        const std::string name = entry.path().filename().string();
        std::error_code error;
        if (isPassedOver(name)) {
            m_out.hidden.push_back(prefix + name);
        } else if (!entry.is_directory(error)) {
            m_out.files.push_back(prefix + name);
        } else {
            m_out.folders.push_back(prefix + name);
            (entry.is_symlink(error) ? m_links : m_folders).insert(prefix + name);
        }
    }

    void leaveOut(const std::string &folder, Text reason)
    {
        if (folder.empty())
            m_rootError = badInput(m_root.string(), std::move(reason));
        else
            m_out.setAside.push_back({folder, std::move(reason)});
    }

    fs::path m_root;
    const StopToken *m_stop;
    FolderContents m_out;
    std::optional<Error> m_rootError;
    std::set<std::pair<dev_t, ino_t>> m_seen;
    std::set<std::string> m_folders; ///< still to be read
    std::set<std::string> m_links;   ///< likewise, reached by a link
};

} // namespace

Result<FolderContents> walkFolder(const fs::path &root, const StopToken *stop)
{
    return Walk(root, stop).contents();
}

} // namespace headstart::data
