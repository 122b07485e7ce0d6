// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"
#include "ui/data/class_model.h"
#include "ui/data/findings_model.h"
#include "ui/data/sample_groups.h"
#include "ui/data/thumbnail_model.h"

#include <QWidget>

#include <optional>

class QListView;
class QTreeView;

namespace headstart::ui {

class ElidedLabel;
class PictureForm;
class PreviewPanel;
class SplitForm;
class ThumbnailView;
class Workbench;

/// What is in data that were opened: classes, findings and pictures; how they are split, and what training sees of the
/// chosen picture. Edits the run to be.
class DataContent : public QWidget {
    Q_OBJECT

public:
    explicit DataContent(Workbench &workbench, QWidget *parent = nullptr);

    /// Nothing: forgets what it shows.
    void setDataset(const std::optional<data::Dataset> &dataset);

Q_SIGNALS:
    /// How many pictures each class of the dataset has.
    void classesCounted(const QList<qint64> &counts);

private:
    QWidget *makeFindings();
    QWidget *makePictures();
    QWidget *makeOptions();
    void take(const data::Dataset &dataset, const std::shared_ptr<const SampleGroups> &groups);
    void showClass(const QModelIndex &row);
    void showConfig();
    void showPreview();
    QString previewNote(std::size_t sample) const;

    Workbench &m_workbench;
    std::optional<data::Dataset> m_dataset;
    ClassModel m_classModel;
    FindingsModel m_findingsModel;
    ThumbnailModel m_thumbnailModel;
    QTreeView *m_classes = nullptr;
    QListView *m_findings = nullptr;
    ElidedLabel *m_shown = nullptr; ///< which class, and how many
    ThumbnailView *m_thumbnails = nullptr;
    PreviewPanel *m_preview = nullptr;
    SplitForm *m_split = nullptr;
    PictureForm *m_pictures = nullptr;
    Background m_grouping;
};

} // namespace headstart::ui
