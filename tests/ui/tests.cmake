# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
farol_test(ui/kit/tst_theme SEES core ui)
farol_test(ui/kit/tst_text SEES core ui)
farol_test(ui/kit/tst_statebar SEES core ui)
farol_test(ui/kit/tst_controls SEES core ui)
farol_test(ui/kit/tst_table SEES core ui)
farol_test(ui/kit/tst_chart SEES core ui)
farol_test(ui/items/tst_itemlook SEES core ui)
farol_test(ui/window/tst_mainwindow SEES core ui)
farol_test(ui/window/tst_shortcutsheet SEES core ui)
farol_test(ui/session/tst_unlockdialog SEES app ui LINKS farol_kit_net)
farol_test(ui/connect/tst_connectparts SEES core ui)
farol_test(ui/connect/tst_connectscreen SEES core ui)
farol_test(ui/connect/tst_connectpage SEES app ui LINKS farol_kit_net)
farol_test(ui/text/tst_translations SEES core)
farol_test(ui/overview/tst_risktext SEES core app ui LINKS farol_kit_net)
farol_test(ui/overview/tst_figurerows SEES core app ui LINKS farol_kit_net)

# Pictures of every component, to look at: ui_gallery <folder>. As a test it proves that all of them paint.
add_executable(ui_gallery
  "${CMAKE_CURRENT_SOURCE_DIR}/ui/kit/gallery.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/ui/kit/gallerywindow.cpp")
target_link_libraries(ui_gallery PRIVATE farol_flags Farol::core Farol::ui)
set_target_properties(ui_gallery PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
add_test(NAME ui.kit.gallery COMMAND ui_gallery "${CMAKE_BINARY_DIR}/tests")

# Pictures of the page Batches and its dialogs on the demo day: ui_lotes_pictures <folder>.
add_executable(ui_lotes_pictures
  "${CMAKE_CURRENT_SOURCE_DIR}/ui/batches/lotespictures.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/ui/batches/lotesworld.cpp")
target_link_libraries(ui_lotes_pictures PRIVATE farol_flags farol_kit_net Farol::core Farol::app Farol::ui Qt6::Test)
target_compile_definitions(ui_lotes_pictures PRIVATE FAROL_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
set_target_properties(ui_lotes_pictures PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
add_test(NAME ui.batches.pictures COMMAND ui_lotes_pictures "${CMAKE_BINARY_DIR}/tests")
set(lotes_world "${CMAKE_CURRENT_SOURCE_DIR}/ui/batches/lotesworld.cpp")
farol_test(ui/batches/tst_batchespage SEES core app ui LINKS farol_kit_net SOURCES ${lotes_world})
farol_test(ui/batches/tst_importdialog SEES core app ui LINKS farol_kit_net SOURCES ${lotes_world})
farol_test(ui/items/tst_verifydialog SEES core app ui LINKS farol_kit_net SOURCES ${lotes_world})
farol_test(ui/plans/tst_plandialog SEES core app ui LINKS farol_kit_net SOURCES ${lotes_world})
farol_test(ui/files/tst_tablecsv SEES core ui)
