// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/picture.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headstart::data {

/// Labelled pictures or texts as the user names them. What is left empty is guessed by Dataset::open, which says what
/// it took.
struct DataSource {
    std::string path; ///< a folder, a table, or an IDX file of pictures
    std::string
        kind; ///< "folder", "table", "idx"; of texts: "texts" (a table), "glue" (a folder of one of GLUE's tasks)

    // of a table
    std::string delimiter;           ///< "comma", "semicolon", "tab"; of pictures "space" (any run of blanks), of texts
                                     ///< "json" (JSON Lines)
    std::string header;              ///< "yes", "no"
    std::string pathColumn;          ///< its name, or its number from 1
    std::string labelColumn;         ///< likewise
    std::string splitColumn;         ///< likewise; empty: the table does not say
    std::optional<double> threshold; ///< makes two classes of a numeric label: above it, and not
    std::string aboveName;           ///< what these two are called
    std::string belowName;

    // of a table of texts
    std::string encoding;   ///< "utf-8", "windows-1252", "mac-roman", "utf-16le", "utf-16be"
    std::string quoting;    ///< "yes": cells may stand in quotation marks; "no": these are part of the text
    std::string textColumn; ///< its name, or its number from 1
    std::string pairColumn; ///< of a second text, likewise; "none": there is none
    std::string target;     ///< what a label is: "classes", "number"; "none": the texts have no labels

    // of IDX
    std::string labelsFile;

    bool operator==(const DataSource &) const = default;
};

struct Sample {
    std::string file; ///< relative to the data's folder; "FILE#7" for a picture inside a file, "line 7" for a text
    std::size_t label = 0;
    std::string hash;  ///< of a picture's content: SHA-256, lower-case hex; of a text: 15 signs of BLAKE2b, in base64
    std::string part;  ///< "train", "validation", "test" where the data say so, else empty
    double number = 0; ///< the label, where it is a number to be foretold and no class
};

/// A text, or two that go together. UTF-8.
struct TextSample {
    std::string first;
    std::optional<std::string> second;
};

/// A file that was left out, and why.
struct SetAside {
    std::string file;
    Text reason;
};

/// Labelled pictures or texts that have all been looked at: every sample decodes. Immutable; any thread; copies share.
/// Texts stay in their file and are read again when they are asked for.
class Dataset {
public:
    using Progress = std::function<void(std::size_t done, std::size_t all)>;

    /// Lists the samples, hashes their contents and decodes each once, on all processors; damaged, missing and odd
    /// files are set aside. `progress` is called from several threads, one at a time. After a stop the dataset is
    /// incomplete: the caller asks its token. Errors: nothing is there, the kind or a column cannot be told (with what
    /// there is to choose from), labels that are not numbers under a threshold, no sample is left. Of texts, `done` and
    /// `all` are rows, and `all` is an estimate until it is `done`.
    static Result<Dataset> open(const DataSource &source, const StopToken *stop = nullptr,
                                const Progress &progress = {});

    const DataSource &source() const; ///< with everything that was guessed
    bool isText() const;
    bool areNumbers() const;                         ///< labels are numbers to be foretold, and no classes
    const std::vector<std::string> &classes() const; ///< empty where labels are numbers, or there are none
    std::span<const Sample> samples() const;
    const std::vector<SetAside> &setAside() const;
    const std::vector<Text> &remarks() const; ///< what was guessed and what is odd, in words
    /// SHA-256, lower-case hex, of the classes and of each sample's file, label, part and content; where the data lie
    /// does not count.
    const std::string &fingerprint() const;

    /// Decodes a sample. Errors: the file is no longer what it was; the samples are texts.
    Result<Picture> picture(std::size_t sample) const;

    /// Reads a sample. Errors: the file is no longer what it was; the samples are pictures.
    Result<TextSample> text(std::size_t sample) const;

private:
    struct Content;
    explicit Dataset(std::shared_ptr<const Content> content);
    std::shared_ptr<const Content> m_content;
};

} // namespace headstart::data
