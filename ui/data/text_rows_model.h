// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "ui/common/background.h"
#include "ui/data/sample_groups.h"

#include <QAbstractTableModel>
#include <QCache>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace headstart::ui {

/// The texts of a dataset, or of one class of it, and the rows that were set aside behind them. Texts are read in the
/// background when want() asks for them and their beginnings kept while there is room; until then there is none.
class TextRowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Label, Part, First, Second, ColumnCount };
    enum Role {
        SampleRole = Qt::UserRole, ///< -1 where it was set aside
        ProblemRole,               ///< why it was set aside, or cannot be read
    };
    /// Where a sample goes; nothing before it is known.
    using PartOf = std::function<std::optional<data::Part>(std::size_t sample)>;

    explicit TextRowsModel(PartOf partOf, QObject *parent = nullptr);

    void open(const data::Dataset &dataset, std::shared_ptr<const SampleGroups> groups);
    void close();
    /// A class, or kAllSamples or kSetAside.
    void setFilter(int filter);
    /// Rows that are in view, both included.
    void want(int first, int last);
    /// After partOf has changed.
    void showParts();
    /// How much the texts take that are kept.
    qsizetype keptBytes() const { return m_kept.totalCost(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What a row shows of a text.
    struct Beginning {
        QString first;
        QString second;
        QString problem;
    };
    using Beginnings = std::vector<std::pair<std::size_t, Beginning>>; ///< with their samples

    static Beginning beginningOf(const data::Dataset &dataset, std::size_t sample);
    static Result<Beginnings> read(const data::Dataset &dataset, const std::vector<std::size_t> &samples,
                                   const StopToken &stop);
    std::vector<std::size_t> missing(int first, int last) const;
    void keep(Beginnings read);
    QString text(std::size_t sample, int column) const;
    QVariant ofSample(std::size_t sample, int column, int role) const;
    static QVariant ofSetAside(const data::SetAside &left, int column, int role);

    PartOf m_partOf;
    ShownSamples m_shown;
    QCache<std::size_t, Beginning> m_kept; ///< the least recently shown goes first; costs are bytes
    Background m_reading;
};

/// "line 7" in fewer letters: "7"; in one of several tables "train.tsv: 7".
QString shortPlace(const std::string &file);
/// A sample's class, its number, or nothing.
QString labelOf(const data::Dataset &dataset, std::size_t sample);

} // namespace headstart::ui
